package dev.rearview.archive.write;

import java.util.List;

/** The order in which the rows of a row group are written. */
final class RowOrder {
  private RowOrder() {}

  /** A column to sort by: what it has, and its values in order. */
  record Key(ValueBuffer buffer, SortedValues values) {}

  /**
   * Rows sorted by the columns, the first one foremost, NULLs first, and otherwise as they came.
   * Sorts by counting, from the last column to the first: each pass takes time in proportion to the
   * rows and distinct values.
   *
   * @return the numbers of the rows in the order to write them; null for as they came
   */
  static int[] by(List<Key> keys, int rows) {
    int[] order = null;
    for (int i = keys.size() - 1; i >= 0; i--) {
      order = sortedBy(keys.get(i), order, rows);
    }
    return order;
  }

  private static int[] sortedBy(Key key, int[] before, int rows) {
    int[] starts = new int[key.values.size() + 2];
    for (int row = 0; row < rows; row++) {
      starts[place(key, row) + 1]++;
    }
    for (int place = 1; place < starts.length; place++) {
      starts[place] += starts[place - 1];
    }
    int[] order = new int[rows];
    for (int at = 0; at < rows; at++) {
      int row = before == null ? at : before[at];
      order[starts[place(key, row)]++] = row;
    }
    return order;
  }

  private static int place(Key key, int row) {
    int code = key.buffer.code(row);
    return code == ValueBuffer.NULL ? 0 : key.values.rank(code) + 1;
  }
}
