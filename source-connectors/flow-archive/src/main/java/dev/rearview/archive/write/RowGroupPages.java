package dev.rearview.archive.write;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

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
    LeafPages leaf = new LeafPages(column, values, store.getPageWriter(column), arrays);
    if (byDictionary(buffer)) {
      choose(leaf, column, buffer, values, order);
    }
    return leaf;
  }

  /** Of codes and differences what makes the smaller sample. */
  private void choose(
      LeafPages leaf, ColumnDescriptor column, ValueBuffer buffer, SortedValues values, int[] order)
      throws IOException {
    int count = sample(buffer, values, order);
    CodeChoice codes = CodeChoice.best(sample, count, buffer, values, compressor);
    if (isFlatNumber(column) && values.size() >= options.differencesFrom()) {
      Differences differences = new Differences(column.getPrimitiveType());
      long bytes = differences.bytes(sample, count, values, compressor);
      if (bytes < codes.bytes(sample, count, new PlainBytes(), compressor)) {
        leaf.asDifferences(differences);
        return;
      }
    }
    leaf.asCodes(codes);
    compressor.level(options.dictionaryZstdLevel());
    leaf.writeDictionary();
    compressor.level(options.zstdLevel());
  }

  private static boolean isFlatNumber(ColumnDescriptor column) {
    return column.getMaxRepetitionLevel() == 0
        && column.getPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BINARY;
  }

  /** Takes some stretches of places as the sample, and tells how many values it has. */
  private int sample(ValueBuffer buffer, SortedValues values, int[] order) {
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
    return count;
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
