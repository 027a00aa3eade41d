package dev.rearview.archive.write;

import dev.rearview.archive.file.ColumnVector;
import java.io.IOException;
import java.util.function.Consumer;

/** One column of the file: holds the rows of a row group, then writes them. */
interface ColumnSink {
  /** Takes the column's value of a row in which it is not NULL. */
  void add(int row, ArchiveRow values);

  /** Takes the values of some rows at once, the first of them as the given row. */
  void addAll(int row, ColumnVector values, int count);

  /** Leaves so many rows, and takes back what was added behind them. */
  void truncate(int row);

  /** Bytes of memory in use, about. */
  long memoryBytes();

  /** The values of a column that rows can be sorted by. */
  RowOrder.Key key();

  /** Gives every distinct text of the row group to the taker. */
  void forEachText(Consumer<byte[]> taker);

  /**
   * Writes the row group.
   *
   * @param order numbers of the rows in the order to write them; null for as they came
   */
  void write(int rows, int[] order, RowGroupPages pages) throws IOException;

  /** Forgets everything, for the next row group. */
  void clear();
}
