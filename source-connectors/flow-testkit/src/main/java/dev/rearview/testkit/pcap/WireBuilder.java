package dev.rearview.testkit.pcap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/** Puts numbers behind one another, in network byte order unless told otherwise. */
final class WireBuilder {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean littleEndian;

  WireBuilder() {
    this(ByteOrder.BIG_ENDIAN);
  }

  WireBuilder(ByteOrder order) {
    this.littleEndian = order == ByteOrder.LITTLE_ENDIAN;
  }

  WireBuilder u8(int value) {
    return number(value, 1);
  }

  WireBuilder u16(int value) {
    return number(value, 2);
  }

  WireBuilder u32(long value) {
    return number(value, 4);
  }

  WireBuilder u64(long value) {
    return number(value, 8);
  }

  WireBuilder bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  WireBuilder zeros(int count) {
    out.writeBytes(new byte[count]);
    return this;
  }

  /** Zeros up to a multiple of {@code alignment} bytes. */
  WireBuilder pad(int alignment) {
    return zeros((alignment - size() % alignment) % alignment);
  }

  private WireBuilder number(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      int shift = 8 * (littleEndian ? i : bytes - 1 - i);
      out.write((int) (value >>> shift));
    }
    return this;
  }

  WireBuilder copy() {
    return new WireBuilder(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
        .bytes(toBytes());
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
