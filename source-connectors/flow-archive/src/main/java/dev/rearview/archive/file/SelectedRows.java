package dev.rearview.archive.file;

import java.util.BitSet;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.internal.filter2.columnindex.RowRanges;

/** Rows of a row group that are wanted, by number. */
final class SelectedRows {
  private final BitSet rows;
  private final long total;

  /**
   * @param total rows of the row group
   */
  SelectedRows(BitSet rows, long total) {
    this.rows = rows;
    this.total = total;
  }

  BitSet bits() {
    return rows;
  }

  long count() {
    return rows.cardinality();
  }

  /** The same as Parquet takes them: it knows ranges by the pages of an index, so this is one. */
  RowRanges ranges() {
    int[] starts = new int[16];
    int[] ends = new int[16];
    int runs = 0;
    for (int start = rows.nextSetBit(0); start >= 0; runs++) {
      if (runs == starts.length) {
        starts = java.util.Arrays.copyOf(starts, 2 * runs);
        ends = java.util.Arrays.copyOf(ends, 2 * runs);
      }
      starts[runs] = start;
      ends[runs] = rows.nextClearBit(start) - 1;
      start = rows.nextSetBit(ends[runs] + 1);
    }
    PrimitiveIterator.OfInt all = IntStream.range(0, runs).iterator();
    return RowRanges.create(total, all, new Runs(starts, ends, runs));
  }

  private static final class Runs implements OffsetIndex {
    private final int[] starts;
    private final int[] ends;
    private final int count;

    Runs(int[] starts, int[] ends, int count) {
      this.starts = starts;
      this.ends = ends;
      this.count = count;
    }

    @Override
    public int getPageCount() {
      return count;
    }

    @Override
    public long getOffset(int page) {
      throw new UnsupportedOperationException("Rows, not pages of a file");
    }

    @Override
    public int getCompressedPageSize(int page) {
      throw new UnsupportedOperationException("Rows, not pages of a file");
    }

    @Override
    public long getFirstRowIndex(int page) {
      return starts[page];
    }

    @Override
    public long getLastRowIndex(int page, long totalRows) {
      return ends[page];
    }
  }
}
