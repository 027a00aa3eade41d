package dev.rearview.testkit.pcap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/** Builds a pcapng file in memory, block by block. */
public final class PcapngFileBuilder {
  private static final int RESOLUTION_OPTION = 9;
  private static final int OFFSET_OPTION = 14;
  private static final int NAME_OPTION = 2;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private ByteOrder order;

  /** Begins a file with a section header in the given byte order. */
  public PcapngFileBuilder(ByteOrder order) {
    section(order);
  }

  /** Begins another section; interfaces count from 0 again. */
  public PcapngFileBuilder section(ByteOrder order) {
    this.order = order;
    return block(0x0a0d0d0aL, body().u32(0x1a2b3c4dL).u16(1).u16(0).u64(-1));
  }

  /** An interface whose times are microseconds. */
  public PcapngFileBuilder capturedOn(int linkType) {
    return block(1, body().u16(linkType).u16(0).u32(0));
  }

  /**
   * An interface with options.
   *
   * @param snapBytes what packets are cut to; 0 for nothing
   * @param resolution value of if_tsresol
   * @param offsetSeconds value of if_tsoffset
   */
  public PcapngFileBuilder capturedOn(
      int linkType, int snapBytes, int resolution, long offsetSeconds) {
    WireBuilder body = body().u16(linkType).u16(0).u32(snapBytes);
    body.u16(NAME_OPTION).u16(3).bytes(new byte[] {'e', 'n', '0'}).pad(4);
    body.u16(RESOLUTION_OPTION).u16(1).u8(resolution).pad(4);
    body.u16(OFFSET_OPTION).u16(8).u64(offsetSeconds);
    return block(1, body.u16(0).u16(0));
  }

  /** An enhanced packet block; {@code ticks} in the unit of the interface. */
  public PcapngFileBuilder enhanced(int interfaceIndex, long ticks, byte[] frame) {
    return enhanced(interfaceIndex, ticks, frame, frame.length);
  }

  /** An enhanced packet block with a packet of {@code originalBytes} that was cut short. */
  public PcapngFileBuilder enhanced(
      int interfaceIndex, long ticks, byte[] captured, int originalBytes) {
    WireBuilder body = body().u32(interfaceIndex).u32(ticks >>> 32).u32(ticks);
    body.u32(captured.length).u32(originalBytes).bytes(captured).pad(4);
    // A comment, so that options stand behind the packet.
    return block(6, body.u16(1).u16(2).u16(0x6968).pad(4).u32(0));
  }

  /** A simple packet block: no time, always of interface 0. */
  public PcapngFileBuilder simple(byte[] captured, int originalBytes) {
    return block(3, body().u32(originalBytes).bytes(captured).pad(4));
  }

  /** The obsolete packet block. */
  public PcapngFileBuilder obsolete(int interfaceIndex, long ticks, byte[] frame) {
    WireBuilder body = body().u16(interfaceIndex).u16(0xffff).u32(ticks >>> 32).u32(ticks);
    return block(2, body.u32(frame.length).u32(frame.length).bytes(frame).pad(4));
  }

  /** A block of some other type, to be passed over. */
  public PcapngFileBuilder other(long type, int bodyBytes) {
    return block(type, body().zeros(bodyBytes));
  }

  private WireBuilder body() {
    return new WireBuilder(order);
  }

  private PcapngFileBuilder block(long type, WireBuilder body) {
    int length = 12 + body.size();
    file.writeBytes(body().u32(type).u32(length).toBytes());
    file.writeBytes(body.toBytes());
    file.writeBytes(body().u32(length).toBytes());
    return this;
  }

  /** Length of the file so far, in bytes. */
  public int size() {
    return file.size();
  }

  /** The file so far. */
  public byte[] toBytes() {
    return file.toByteArray();
  }
}
