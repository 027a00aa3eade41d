package dev.rearview.archive.write;

/**
 * Parquet's hybrid of run lengths and bit packing: eight or more equal values become a run, others
 * are packed in groups of eight, the first value in the least significant bits.
 *
 * <pre>{@code
 * varint(groups << 1 | 1)  groups * width bytes
 * varint(count << 1)       the value in (width + 7) / 8 bytes, little-endian
 * }</pre>
 */
final class HybridRuns {
  private static final int GROUP = 8;

  /** So that the header of packed groups is one byte, and can be put before they are counted. */
  private static final int MAX_GROUPS = 63;

  private HybridRuns() {}

  /** Bits that values up to the given one need. */
  static int width(int greatest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
  }

  /** Writes the first values of an array, of so many bits each. */
  static void write(int[] values, int count, int width, PlainBytes out) {
    int at = 0;
    int headerAt = -1;
    int groups = 0;
    while (at < count) {
      int run = run(values, at, count);
      if (run >= GROUP || (at + run == count && groups == 0)) {
        writeRun(values[at], run, width, out);
        headerAt = -1;
        groups = 0;
        at += run;
        continue;
      }
      if (headerAt < 0 || groups == MAX_GROUPS) {
        headerAt = out.size();
        groups = 0;
        out.putByte(0);
      }
      pack(values, at, Math.min(count, at + GROUP), width, out);
      groups++;
      out.setByte(headerAt, groups << 1 | 1);
      at += GROUP;
    }
  }

  /** Writes one value so many times over. */
  static void writeRun(int value, int count, int width, PlainBytes out) {
    out.putVarInt(count << 1);
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      out.putByte(value >>> shift);
    }
  }

  private static int run(int[] values, int from, int count) {
    int at = from + 1;
    while (at < count && values[at] == values[from]) {
      at++;
    }
    return at - from;
  }

  private static void pack(int[] values, int from, int to, int width, PlainBytes out) {
    long packed = 0;
    int bits = 0;
    for (int at = from; at < from + GROUP; at++) {
      packed |= (at < to ? values[at] & 0xffff_ffffL : 0) << bits;
      bits += width;
      while (bits >= Byte.SIZE) {
        out.putByte((int) packed);
        packed >>>= Byte.SIZE;
        bits -= Byte.SIZE;
      }
    }
  }
}
