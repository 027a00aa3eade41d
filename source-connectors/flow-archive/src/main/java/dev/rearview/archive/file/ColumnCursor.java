package dev.rearview.archive.file;

import java.io.IOException;

/** Reads a column of a row group, forward only. */
interface ColumnCursor {

  /**
   * Reads the values of consecutive rows. Of a row group of which only some pages are there, all of
   * these rows have to be.
   *
   * @param row number of the first one within the row group; not before what was read last
   * @param at index in the vector of the first one
   */
  void read(long row, int count, ColumnVector into, int at) throws IOException;
}
