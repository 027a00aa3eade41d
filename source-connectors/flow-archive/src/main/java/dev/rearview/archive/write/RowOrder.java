package dev.rearview.archive.write;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** The order in which the rows of a row group are written. */
final class RowOrder {
  private RowOrder() {}

  /** A column to sort by: what it has, and its values in order. */
  record Key(ValueBuffer buffer, SortedValues values) {

    /** The place of a row's value among the values, the first one for NULL. */
    int place(int row) {
      int code = buffer.code(row);
      return code == ValueBuffer.NULL ? 0 : values.rank(code) + 1;
    }

    int places() {
      return values.size() + 1;
    }
  }

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
      Key key = keys.get(i);
      order = sorted(order, rows, key.places(), key::place);
    }
    return order;
  }

  /**
   * Rows sorted by the outer one of their first two columns, neighbours taken together, then by the
   * columns that follow: first those of which the second column has it.
   *
   * @see RowSort#outerOf
   */
  static int[] byOuter(List<Key> keys, int rangeRows, int rows) {
    Key first = keys.get(0);
    Key second = keys.get(1);
    NetworkCounts counts = new NetworkCounts(first, second, rows);
    int[] outer = new int[rows];
    for (int row = 0; row < rows; row++) {
      int ofFirst = first.place(row);
      int ofSecond = second.place(row);
      boolean byFirst = counts.ofFirst(ofFirst) < counts.ofSecond(ofSecond);
      outer[row] = byFirst ? second.places() + ofFirst : ofSecond;
    }
    int places = first.places() + second.places();
    int[] range = ranges(outer, places, rangeRows);
    return sorted(
        by(keys.subList(2, keys.size()), rows),
        rows,
        range[places - 1] + 1,
        row -> range[outer[row]]);
  }

  /** For each place the number of its range: as many neighbours as have enough rows. */
  private static int[] ranges(int[] placeOf, int places, int rangeRows) {
    int[] rowsOf = new int[places];
    for (int place : placeOf) {
      rowsOf[place]++;
    }
    int range = 0;
    int inRange = 0;
    int[] ranges = new int[places];
    for (int place = 0; place < places; place++) {
      if (inRange > 0 && inRange + rowsOf[place] > rangeRows) {
        range++;
        inRange = 0;
      }
      ranges[place] = range;
      inRange += rowsOf[place];
    }
    return ranges;
  }

  private static int[] sorted(int[] before, int rows, int places, IntUnaryOperator place) {
    int[] placeOf = new int[rows];
    int[] starts = new int[places + 1];
    for (int row = 0; row < rows; row++) {
      placeOf[row] = place.applyAsInt(row);
      starts[placeOf[row] + 1]++;
    }
    for (int at = 1; at < starts.length; at++) {
      starts[at] += starts[at - 1];
    }
    int[] order = new int[rows];
    for (int at = 0; at < rows; at++) {
      int row = before == null ? at : before[at];
      order[starts[placeOf[row]]++] = row;
    }
    return order;
  }
}
