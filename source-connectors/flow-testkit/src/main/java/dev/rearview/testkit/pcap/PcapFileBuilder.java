package dev.rearview.testkit.pcap;

import java.nio.ByteOrder;

/** Builds a pcap file in memory. */
public final class PcapFileBuilder {
  /** The kinds of pcap file, by their magic number. */
  public enum Variant {
    MICROSECONDS(0xa1b2c3d4L, 1_000),
    NANOSECONDS(0xa1b23c4dL, 1),
    /** What an old patch to libpcap wrote: eight more bytes in each record header. */
    PATCHED(0xa1b2cd34L, 1_000);

    private final long magic;
    private final long nanosPerUnit;

    Variant(long magic, long nanosPerUnit) {
      this.magic = magic;
      this.nanosPerUnit = nanosPerUnit;
    }

    /** What a time is rounded down to a multiple of, in nanoseconds. */
    public long nanosPerUnit() {
      return nanosPerUnit;
    }
  }

  private final Variant variant;
  private final WireBuilder file;

  /** Begins a file for packets of link type {@code linkType}. */
  public PcapFileBuilder(Variant variant, ByteOrder order, int linkType) {
    this.variant = variant;
    this.file = new WireBuilder(order);
    file.u32(variant.magic).u16(2).u16(4).u32(0).u32(0).u32(262_144).u32(linkType);
  }

  /** A microsecond file in little-endian order, as tcpdump writes it on most machines. */
  public static PcapFileBuilder ofLinkType(int linkType) {
    return new PcapFileBuilder(Variant.MICROSECONDS, ByteOrder.LITTLE_ENDIAN, linkType);
  }

  /** Adds a packet that was captured whole. */
  public PcapFileBuilder packet(long epochNanos, byte[] frame) {
    return cutPacket(epochNanos, frame, frame.length);
  }

  /** Adds a packet of {@code originalBytes} of which only {@code captured} was taken. */
  public PcapFileBuilder cutPacket(long epochNanos, byte[] captured, int originalBytes) {
    file.u32(epochNanos / 1_000_000_000L)
        .u32(epochNanos % 1_000_000_000L / variant.nanosPerUnit)
        .u32(captured.length)
        .u32(originalBytes);
    if (variant == Variant.PATCHED) {
      file.u32(3).u16(0x0800).u8(0).u8(0);
    }
    file.bytes(captured);
    return this;
  }

  /** Length of the file so far, in bytes. */
  public int size() {
    return file.size();
  }

  /** The file so far. */
  public byte[] toBytes() {
    return file.toBytes();
  }
}
