package dev.rearview.archive.write;

import dev.rearview.archive.file.BlockSums;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ColumnVector;
import dev.rearview.archive.schema.ArchiveSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows to a Parquet file of the archive.
 *
 * <p>A row group is held in memory by column, each as codes of a dictionary of its distinct values,
 * and is encoded when it is full: so a value that repeats is hashed once, rows can be sorted by
 * counting, statistics and Bloom filters are made of distinct values, and a column that is NULL
 * throughout costs one small page. Pages, statistics, indexes, and the footer are parquet-java's.
 * Each page has its checksum, and so has each stretch of the file, {@link BlockSums}.
 *
 * <p>Not for several threads.
 */
public final class ArchiveFileWriter {
  /**
   * Key in the footer: which program wrote the file, and its version. For people; nobody reads it.
   */
  public static final String WRITER_KEY = "rearview.writer";

  /** Key in the footer: the version of the schema. A file without it is of version 1. */
  public static final String SCHEMA_KEY = "rearview.schema";

  /** Key in the footer: the journal's places up to which flows are in the file. */
  public static final String HAND_OVER_KEY = "rearview.hand-over";

  /** The version of the schema that is written now; 1 was Flink's own sink's. */
  public static final int SCHEMA_VERSION = 2;

  private static final String WRITER = "Rearview " + BuildVersion.read();

  /** Rows after which memory in use is looked at again. */
  private static final int ROWS_BETWEEN_CHECKS = 4096;

  /** Bytes of a row in the file, as long as none is written. */
  private static final long EXPECTED_ROW_BYTES = 40;

  private final ArchiveSchema schema;
  private final WriteOptions options;
  private final MessageType layout;
  private final ColumnSink[] columns;
  private final ZstdPages compressor;
  private final PageArrays arrays = new PageArrays();
  private final CheckedOutput output;
  private final ParquetFileWriter file;
  private final Map<String, String> footer = new LinkedHashMap<>();
  private final Map<Integer, Consumer<byte[]>> watched = new HashMap<>();
  private int rows;
  private int nextCheck = ROWS_BETWEEN_CHECKS;
  private long rowsWritten;

  /**
   * Starts a file.
   *
   * @param out where it goes; buffered writes are not needed, nor is it closed
   * @throws IOException if the file's first bytes cannot be written
   */
  public ArchiveFileWriter(OutputStream out, ArchiveSchema schema, WriteOptions options)
      throws IOException {
    this.schema = schema;
    this.options = options;
    layout = ParquetLayout.of(schema);
    columns = ParquetLayout.sinks(schema, layout);
    options.order().columns().forEach(schema::column);
    compressor = new ZstdPages(options.zstdLevel());
    ParquetProperties properties =
        ParquetProperties.builder().withPageWriteChecksumEnabled(true).build();
    output = new CheckedOutput(out);
    file = new ParquetFileWriter(output, layout, Mode.CREATE, 0, 0, null, properties);
    file.start();
    footer(WRITER_KEY, WRITER);
    footer(SCHEMA_KEY, Integer.toString(SCHEMA_VERSION));
    footer(BlockSums.KEY, BlockSums.KIND);
  }

  /** Adds an entry to the footer, or changes it. */
  public void footer(String key, String value) {
    footer.put(key, value);
  }

  /**
   * Gives every text of a column to the taker: each distinct one once a row group, when the row
   * group ends. In UTF-8; the array is not to be changed.
   */
  public void watch(String column, Consumer<byte[]> taker) {
    watched.put(schema.indexOf(column), taker);
  }

  /**
   * Writes a row.
   *
   * @throws IllegalArgumentException if the row cannot be written, naming column and value; the
   *     file is as if the row had not been given
   */
  public void write(ArchiveRow row) throws IOException {
    int column = 0;
    try {
      for (; column < columns.length; column++) {
        if (!row.isNull(column)) {
          columns[column].add(rows, row);
        }
      }
    } catch (RuntimeException unfit) {
      for (ColumnSink sink : columns) {
        sink.truncate(rows);
      }
      throw UnfitValue.exception(schema.columns().get(column), column, row, unfit);
    }
    rows++;
    rowsAdded();
  }

  /**
   * Writes the rows of a batch: much faster than one by one where they stand as codes.
   *
   * @param vectors for each column of the schema, its index among the batch's vectors; -1 for NULL
   */
  public void write(ColumnBatch batch, int[] vectors) throws IOException {
    for (int column = 0; column < columns.length; column++) {
      if (vectors[column] >= 0) {
        ColumnVector values = batch.vector(vectors[column]);
        columns[column].addAll(rows, values, batch.rows());
      }
    }
    rows += batch.rows();
    rowsAdded();
  }

  /** Rows given so far. */
  public long rows() {
    return rowsWritten + rows;
  }

  /** Length of the file if it ended now, about. */
  public long estimatedBytes() throws IOException {
    long rowBytes = rowsWritten == 0 ? EXPECTED_ROW_BYTES : file.getPos() / rowsWritten + 1;
    return file.getPos() + rows * rowBytes;
  }

  /**
   * Writes what is left, and the footer. The stream is flushed, not closed.
   *
   * @throws IOException if it cannot be written; the file is of no use then
   */
  public void finish() throws IOException {
    endRowGroup();
    output.hold();
    file.end(footer);
    output.release();
    compressor.release();
  }

  private void rowsAdded() throws IOException {
    if (rows >= options.rowGroupRows() || (rows >= nextCheck && isFull())) {
      endRowGroup();
    }
  }

  /**
   * Batches are of any number of rows: a check is due when as many have come, not at a multiple.
   */
  private boolean isFull() {
    nextCheck = rows + ROWS_BETWEEN_CHECKS;
    return memoryBytes() > options.rowGroupBytes();
  }

  private long memoryBytes() {
    long bytes = 0;
    for (ColumnSink column : columns) {
      bytes += column.memoryBytes();
    }
    return bytes;
  }

  private int[] order() {
    RowSort sort = options.order();
    List<RowOrder.Key> keys =
        sort.columns().stream().map(name -> columns[schema.indexOf(name)].key()).toList();
    return sort.outerFirst()
        ? RowOrder.byOuter(keys, sort.rangeRows(), rows)
        : RowOrder.by(keys, rows);
  }

  private void endRowGroup() throws IOException {
    if (rows == 0) {
      return;
    }
    int[] order = order();
    try (ColumnChunkPageWriteStore store =
        new ColumnChunkPageWriteStore(
            compressor, layout, HeapByteBufferAllocator.getInstance(), Integer.MAX_VALUE, true)) {
      watched.forEach((column, taker) -> columns[column].forEachText(taker));
      RowGroupPages pages = new RowGroupPages(store, arrays, options, compressor);
      for (ColumnSink column : columns) {
        column.write(rows, order, pages);
        column.clear();
      }
      file.startBlock(rows);
      store.flushToFileWriter(file);
      pages.filters().forEach(file::addBloomFilter);
      file.endBlock();
    }
    rowsWritten += rows;
    rows = 0;
    nextCheck = ROWS_BETWEEN_CHECKS;
  }
}
