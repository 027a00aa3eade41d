package dev.rearview.archive.file;

import java.util.Arrays;

/**
 * The values that a column had where a condition on it held, as codes: few rows need not be read
 * again for their output, nor the dictionary, which is most of what a single row costs.
 */
final class KeptValues implements ColumnCursor {
  /** More rows than these are read again. */
  static final int MOST_ROWS = 1 << 14;

  private int[] rows = new int[64];
  private int[] codes = new int[64];
  private int size;
  private int next;
  private ValueDictionary dictionary;
  private boolean whole = true;

  /** Keeps the values of a batch's wanted rows. */
  void add(ColumnVector vector, long firstRow, int count, boolean[] wanted) {
    whole = whole && vector.codes != null;
    if (!whole) {
      return;
    }
    dictionary = vector.dictionary;
    for (int i = 0; i < count; i++) {
      if (wanted[i] && !add((int) firstRow + i, vector.codes[i])) {
        return;
      }
    }
  }

  private boolean add(int row, int code) {
    if (size == MOST_ROWS) {
      whole = false;
      return false;
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      codes = Arrays.copyOf(codes, 2 * size);
    }
    rows[size] = row;
    codes[size++] = code;
    return true;
  }

  /** Whether the values of all wanted rows are here. */
  boolean isWhole() {
    return whole && dictionary != null;
  }

  @Override
  public void read(long row, int count, ColumnVector into, int at) {
    into.useCodes(dictionary);
    while (next < size && rows[next] < row) {
      next++;
    }
    for (int i = 0; i < count; i++) {
      if (rows[next] != row + i) {
        throw new IllegalStateException("Row " + (row + i) + " was not kept");
      }
      into.codes[at + i] = codes[next++];
    }
  }
}
