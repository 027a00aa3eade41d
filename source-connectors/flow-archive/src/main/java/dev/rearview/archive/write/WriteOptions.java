package dev.rearview.archive.write;

import dev.rearview.archive.schema.ArchiveSchema;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How files are laid out. None of it changes what they hold: readers need not know it.
 *
 * @param rowGroupRows rows at which a row group is closed
 * @param rowGroupBytes bytes of memory for buffered rows at which a row group is closed, about
 * @param pageRows rows at which a page is closed
 * @param pageBytes bytes of a page before compression at which it is closed, about
 * @param dictionaryBytes a column of which a row group's distinct values take more is written
 *     without a dictionary
 * @param zstdLevel of the rows' pages, 1 to 19
 * @param dictionaryZstdLevel of the dictionaries' pages, 1 to 19: they gain by a higher one
 * @param differencesFrom distinct values in a row group from which on a column of numbers is
 *     written as differences if these are smaller than codes
 * @param bloomColumns columns that get a Bloom filter of their distinct values in each row group
 * @param order how the rows of a row group are sorted
 */
public record WriteOptions(
    int rowGroupRows,
    long rowGroupBytes,
    int pageRows,
    int pageBytes,
    int dictionaryBytes,
    int zstdLevel,
    int dictionaryZstdLevel,
    int differencesFrom,
    Set<String> bloomColumns,
    RowSort order)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MIB = 1 << 20;
  private static final int RANGE_ROWS = 16_000;
  private static final String SOURCE = "src_ip";
  private static final String DESTINATION = "dst_ip";
  private static final String EXPORTER = "exporter_ip";
  private static final String RECEIVED = "received_time";

  /** Of fewer values codes take a byte or two, and say more to readers. */
  private static final int MANY = 1 << 10;

  public WriteOptions {
    bloomColumns = Set.copyOf(bloomColumns);
  }

  /** For files that a sink writes as flows come: little memory, as many are open at once. */
  public static WriteOptions fresh() {
    return new WriteOptions(
        1 << 17, 32L * MIB, 20_000, MIB, 4 * MIB, 1, 3, MANY, Set.of(), RowSort.arrival());
  }

  /**
   * For files that compaction makes: with Bloom filters of the two addresses of a flow, and sorted
   * by them, if the table has both.
   */
  public static WriteOptions compacted(ArchiveSchema schema) {
    WriteOptions large =
        new WriteOptions(
            1 << 21, 512L * MIB, 10_000, MIB, 16 * MIB, 1, 9, MANY, Set.of(), RowSort.arrival());
    if (schema.indexOf(SOURCE) < 0 || schema.indexOf(DESTINATION) < 0) {
      return large;
    }
    List<String> then =
        Stream.of(EXPORTER, RECEIVED).filter(name -> schema.indexOf(name) >= 0).toList();
    return large
        .withBloomColumns(Set.of(SOURCE, DESTINATION))
        .withOrder(RowSort.outerOf(SOURCE, DESTINATION, RANGE_ROWS, then));
  }

  /** The same, with row groups of so many rows. */
  public WriteOptions withRowGroupRows(int rows) {
    return changed(draft -> draft.rowGroupRows = rows);
  }

  /** The same, with so many bytes of memory for the rows of a row group. */
  public WriteOptions withRowGroupBytes(long bytes) {
    return changed(draft -> draft.rowGroupBytes = bytes);
  }

  /** The same, with pages of so many rows. */
  public WriteOptions withPageRows(int rows) {
    return changed(draft -> draft.pageRows = rows);
  }

  /** The same, with dictionaries of at most so many bytes. */
  public WriteOptions withDictionaryBytes(int bytes) {
    return changed(draft -> draft.dictionaryBytes = bytes);
  }

  /** The same, compressed by other levels of zstd. */
  public WriteOptions withZstdLevels(int level, int dictionaryLevel) {
    return changed(
        draft -> {
          draft.zstdLevel = level;
          draft.dictionaryZstdLevel = dictionaryLevel;
        });
  }

  /** The same, with differences for columns of so many distinct values or more. */
  public WriteOptions withDifferencesFrom(int distinct) {
    return changed(draft -> draft.differencesFrom = distinct);
  }

  /** The same, with Bloom filters of these columns and no other. */
  public WriteOptions withBloomColumns(Set<String> columns) {
    return changed(draft -> draft.bloomColumns = columns);
  }

  /** The same, with rows sorted like this within a row group. */
  public WriteOptions withOrder(RowSort sort) {
    return changed(draft -> draft.order = sort);
  }

  private WriteOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** Options in the making. */
  private static final class Draft {
    private int rowGroupRows;
    private long rowGroupBytes;
    private int pageRows;
    private final int pageBytes;
    private int dictionaryBytes;
    private int zstdLevel;
    private int dictionaryZstdLevel;
    private int differencesFrom;
    private Set<String> bloomColumns;
    private RowSort order;

    Draft(WriteOptions from) {
      rowGroupRows = from.rowGroupRows;
      rowGroupBytes = from.rowGroupBytes;
      pageRows = from.pageRows;
      pageBytes = from.pageBytes;
      dictionaryBytes = from.dictionaryBytes;
      zstdLevel = from.zstdLevel;
      dictionaryZstdLevel = from.dictionaryZstdLevel;
      differencesFrom = from.differencesFrom;
      bloomColumns = from.bloomColumns;
      order = from.order;
    }

    WriteOptions options() {
      return new WriteOptions(
          rowGroupRows,
          rowGroupBytes,
          pageRows,
          pageBytes,
          dictionaryBytes,
          zstdLevel,
          dictionaryZstdLevel,
          differencesFrom,
          bloomColumns,
          order);
    }
  }
}
