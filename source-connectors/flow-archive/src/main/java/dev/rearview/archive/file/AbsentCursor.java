package dev.rearview.archive.file;

/** "Reads" a column that the file does not have: NULL in every row. */
final class AbsentCursor implements ColumnCursor {
  @Override
  public void read(long row, int count, ColumnVector into, int at) {
    into.useValues();
    into.setNull(at, count);
  }
}
