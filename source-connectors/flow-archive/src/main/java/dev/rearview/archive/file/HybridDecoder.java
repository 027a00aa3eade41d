package dev.rearview.archive.file;

/**
 * Decodes small numbers that stand as runs and as packed bits in turns (Parquet's RLE/bit-packing
 * hybrid, format specification "Encodings", RLE = 3).
 */
final class HybridDecoder {
  private byte[] bytes;
  private int at;
  private int end;
  private int bitWidth;

  /** Values left of the current run. */
  private int left;

  /** Whether the current run is of one value, {@link #value}; else of packed bits. */
  private boolean repeated;

  private int value;

  /** Bit of {@link #bytes} at which the next packed value begins. */
  private long bit;

  /** From now on the values are those of {@code newBytes[from..to)}. */
  void begin(byte[] newBytes, int from, int to, int newBitWidth) {
    bytes = newBytes;
    at = from;
    end = to;
    bitWidth = newBitWidth;
    left = 0;
  }

  private void nextRun() {
    int header = 0;
    for (int shift = 0; ; shift += 7) {
      if (at >= end) {
        throw new IllegalStateException("a run of values ends too early");
      }
      byte next = bytes[at++];
      header |= (next & 0x7f) << shift;
      if (next >= 0) {
        break;
      }
    }
    repeated = (header & 1) == 0;
    if (repeated) {
      left = header >>> 1;
      int width = (bitWidth + 7) / 8;
      value = 0;
      for (int i = 0; i < width; i++) {
        value |= (bytes[at++] & 0xff) << (8 * i);
      }
    } else {
      left = (header >>> 1) * 8;
      bit = 8L * at;
      at += (header >>> 1) * bitWidth;
    }
  }

  /** Decodes {@code count} values into {@code out}, from {@code from} on. */
  void read(int[] out, int from, int count) {
    int to = from + count;
    int next = from;
    while (next < to) {
      if (left == 0) {
        nextRun();
      }
      int take = Math.min(left, to - next);
      if (repeated) {
        java.util.Arrays.fill(out, next, next + take, value);
      } else {
        unpack(out, next, take);
      }
      next += take;
      left -= take;
    }
  }

  private void unpack(int[] out, int from, int count) {
    long position = bit;
    int width = bitWidth;
    int mask = width == 32 ? -1 : (1 << width) - 1;
    int lastWhole = bytes.length - 8;
    for (int i = from; i < from + count; i++) {
      int first = (int) (position >>> 3);
      long word = first <= lastWhole ? LittleEndian.int64(bytes, first) : tail(first);
      out[i] = (int) (word >>> (position & 7)) & mask;
      position += width;
    }
    bit = position;
  }

  /** Up to eight bytes, where there are no eight left. */
  private long tail(int first) {
    long word = 0;
    for (int i = bytes.length - 1; i >= first; i--) {
      word = word << 8 | (bytes[i] & 0xff);
    }
    return word;
  }

  /** Passes over {@code count} values. */
  void skip(int count) {
    int toSkip = count;
    while (toSkip > 0) {
      if (left == 0) {
        nextRun();
      }
      int take = Math.min(left, toSkip);
      bit += repeated ? 0 : (long) take * bitWidth;
      left -= take;
      toSkip -= take;
    }
  }

  /** The value that the next {@code count} values all are, if one run has them; -1 if not. */
  int runAhead(int count) {
    if (left == 0) {
      nextRun();
    }
    return repeated && left >= count ? value : -1;
  }
}
