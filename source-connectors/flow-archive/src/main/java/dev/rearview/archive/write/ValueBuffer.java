package dev.rearview.archive.write;

import java.util.Arrays;

/**
 * The values of a leaf column in the row group being written, as codes of a dictionary of all that
 * occur. NULLs cost nothing until a value follows: nobody tells them.
 */
abstract class ValueBuffer {
  /** Code of NULL. */
  static final int NULL = -1;

  private static final int INITIAL_PLACES = 1024;

  private int[] codes = {};
  private int filled;
  private int values;

  /** Number of distinct values. */
  abstract int distinct();

  /** Bytes of the distinct values, written one behind another as PLAIN has it. */
  abstract long dictionaryBytes();

  /**
   * Bytes of memory that the values take, about. What is kept from an earlier row group for use by
   * this one does not count: ending this one would not free it.
   */
  long memoryBytes() {
    return 4L * filled;
  }

  /** Puts a code in the given place, behind all others; places that were passed over are NULL. */
  final void put(int place, int code) {
    if (place >= codes.length) {
      codes = Arrays.copyOf(codes, Math.max(INITIAL_PLACES, Math.max(place + 1, 2 * place)));
    }
    while (filled < place) {
      codes[filled++] = NULL;
    }
    codes[place] = code;
    values++;
    filled = place + 1;
  }

  /** Leaves so many places, and takes back what was put behind them. */
  final void truncate(int places) {
    while (filled > places) {
      values -= codes[--filled] == NULL ? 0 : 1;
    }
  }

  /** The code in the given place, {@link #NULL} if none was put there. */
  final int code(int place) {
    return place < filled ? codes[place] : NULL;
  }

  /** Places behind which all are NULL. */
  final int filled() {
    return filled;
  }

  /** How many places have a value. */
  final int values() {
    return values;
  }

  /** Forgets everything, for the next row group. */
  void clear() {
    filled = 0;
    values = 0;
  }

  /** What the codes stand for, in order of the values. */
  abstract SortedValues sorted();
}
