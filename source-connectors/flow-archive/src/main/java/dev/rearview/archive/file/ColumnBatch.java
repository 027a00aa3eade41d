package dev.rearview.archive.file;

/**
 * Some rows, by column. The same object each time: valid until the next is asked for.
 *
 * @see ScanSpec#columns
 */
public final class ColumnBatch {
  private final ColumnVector[] vectors;
  private int rows;

  ColumnBatch(ColumnVector[] vectors) {
    this.vectors = vectors;
  }

  /** How many rows there are; at least one. */
  public int rows() {
    return rows;
  }

  void rows(int newRows) {
    rows = newRows;
  }

  /** The values of the column with the given index among those asked for. */
  public ColumnVector vector(int column) {
    return vectors[column];
  }
}
