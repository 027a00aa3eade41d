package dev.rearview.udf.address;

/** Leading bits of the 128 of an address, as two masks. */
public final class Mask {
  /** Bits of an IPv6 address, and of an IPv4 address in its mapped form. */
  public static final int MAX_BITS = 128;

  /** Leading bits that all IPv4-mapped addresses share. */
  public static final int IPV4_OFFSET_BITS = 96;

  private Mask() {}

  /** The upper 64 bits of a mask of so many leading bits, 0 to 128. */
  public static long high(int bits) {
    return bits >= 64 ? -1 : leading(bits);
  }

  /** The lower 64 bits of a mask of so many leading bits, 0 to 128. */
  public static long low(int bits) {
    return bits <= 64 ? 0 : leading(bits - 64);
  }

  private static long leading(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }
}
