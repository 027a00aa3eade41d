package dev.rearview.archive.write;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;

/** Where the columns of a row group put their pages, and what pages are to be like. */
final class RowGroupPages {
  private static final int STRETCHES = 8;
  private static final int STRETCH_PLACES = 1024;

  private final int[] sample = new int[STRETCHES * STRETCH_PLACES];
  private final ColumnChunkPageWriteStore store;
  private final PageArrays arrays;
  private final WriteOptions options;
  private final ZstdPages compressor;
  private final Map<String, BloomFilter> filters = new LinkedHashMap<>();

  RowGroupPages(
      ColumnChunkPageWriteStore store,
      PageArrays arrays,
      WriteOptions options,
      ZstdPages compressor) {
    this.store = store;
    this.arrays = arrays;
    this.options = options;
    this.compressor = compressor;
  }

  /**
   * Starts the pages of a leaf column.
   *
   * @param order numbers of the places in the order to write them; null for as they came
   */
  LeafPages start(ColumnDescriptor column, ValueBuffer buffer, SortedValues values, int[] order)
      throws IOException {
    String name = column.getPath()[0];
    if (values.size() > 0 && options.bloomColumns().contains(name)) {
      filters.put(name, filter(values));
    }
    CodeChoice codes = byDictionary(buffer) ? codes(buffer, values, order) : null;
    LeafPages leaf = new LeafPages(column, values, codes, store.getPageWriter(column), arrays);
    if (codes != null) {
      compressor.level(options.dictionaryZstdLevel());
      leaf.writeDictionary();
      compressor.level(options.zstdLevel());
    }
    return leaf;
  }

  /** Codes that suit some stretches of places. */
  private CodeChoice codes(ValueBuffer buffer, SortedValues values, int[] order)
      throws IOException {
    int places = order == null ? buffer.filled() : order.length;
    int count = 0;
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      int from = (int) ((2L * stretch + 1) * places / (2 * STRETCHES));
      int to = Math.min(from + STRETCH_PLACES, (int) ((stretch + 1L) * places / STRETCHES));
      for (int at = from; at < to; at++) {
        int code = buffer.code(order == null ? at : order[at]);
        if (code != ValueBuffer.NULL) {
          sample[count++] = values.rank(code);
        }
      }
    }
    return CodeChoice.best(sample, count, buffer, values, compressor);
  }

  /**
   * Bloom filters of the columns that have one, by name. They go to the file past the page store:
   * it would leave out those of columns that are all by dictionary, as a dictionary says the same.
   * It says it in about twenty times the bytes.
   */
  Map<String, BloomFilter> filters() {
    return filters;
  }

  /** Rows of a page, of a column with so many places in the row group's rows. */
  int pageRows(int rows, int places, ValueBuffer buffer) {
    if (buffer.distinct() == 0 || (buffer.distinct() == 1 && places == rows)) {
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

  /** Of four to eight bits a value. */
  private static BloomFilter filter(SortedValues values) {
    int bytes = Integer.highestOneBit(Math.max(1, values.size()));
    BloomFilter filter = new BlockSplitBloomFilter(bytes);
    values.addTo(filter);
    return filter;
  }
}
