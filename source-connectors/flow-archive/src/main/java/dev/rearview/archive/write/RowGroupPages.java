package dev.rearview.archive.write;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;

/** Where the columns of a row group put their pages, and what pages are to be like. */
final class RowGroupPages {
  private final ColumnChunkPageWriteStore store;
  private final PageArrays arrays;
  private final WriteOptions options;

  RowGroupPages(ColumnChunkPageWriteStore store, PageArrays arrays, WriteOptions options) {
    this.store = store;
    this.arrays = arrays;
    this.options = options;
  }

  /** Starts the pages of a leaf column. */
  LeafPages start(ColumnDescriptor column, ValueBuffer buffer, SortedValues values)
      throws IOException {
    if (values.size() > 0 && options.bloomColumns().contains(column.getPath()[0])) {
      store.getBloomFilterWriter(column).writeBloomFilter(filter(values));
    }
    return new LeafPages(column, values, byDictionary(buffer), store.getPageWriter(column), arrays);
  }

  /** Rows of a page, of a column with so many places in the row group's rows. */
  int pageRows(int rows, int places, ValueBuffer buffer) {
    if (buffer.distinct() <= 1 && (places == rows || places == 0)) {
      return rows;
    }
    double placeBytes =
        byDictionary(buffer)
            ? HybridRuns.width(buffer.distinct()) / (double) Byte.SIZE
            : buffer.dictionaryBytes() / (double) buffer.distinct();
    double rowBytes = Math.max(1, placeBytes * places) / rows;
    return (int) Math.max(1, Math.min(options.pageRows(), options.pageBytes() / rowBytes));
  }

  private boolean byDictionary(ValueBuffer buffer) {
    return buffer.distinct() > 0 && buffer.dictionaryBytes() <= options.dictionaryBytes();
  }

  private BloomFilter filter(SortedValues values) {
    int bits = BlockSplitBloomFilter.optimalNumOfBits(values.size(), options.bloomFalsePositives());
    BloomFilter filter = new BlockSplitBloomFilter(bits / Byte.SIZE);
    values.addTo(filter);
    return filter;
  }
}
