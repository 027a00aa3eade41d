package dev.rearview.archive.write;

import dev.rearview.archive.schema.ArchiveSchema;
import java.io.Serializable;
import java.util.Set;

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
    Set<String> bloomColumns,
    RowSort order)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MIB = 1 << 20;

  public WriteOptions {
    bloomColumns = Set.copyOf(bloomColumns);
  }

  /** For files that a sink writes as flows come: little memory, as many are open at once. */
  public static WriteOptions fresh() {
    return new WriteOptions(
        1 << 17, 32L * MIB, 20_000, MIB, 4 * MIB, 1, 3, Set.of(), RowSort.arrival());
  }

  /**
   * For files that compaction makes: with Bloom filters of the two addresses of a flow, and sorted
   * by them, if the table has both.
   */
  public static WriteOptions compacted(ArchiveSchema schema) {
    return schema.indexOf("src_ip") < 0 || schema.indexOf("dst_ip") < 0
        ? compacted().withBloomColumns(Set.of()).withOrder(RowSort.arrival())
        : compacted();
  }

  /** For files of flows that compaction makes. */
  public static WriteOptions compacted() {
    return new WriteOptions(
        1 << 20,
        256L * MIB,
        10_000,
        MIB,
        16 * MIB,
        1,
        9,
        Set.of("src_ip", "dst_ip"),
        RowSort.outerOf("src_ip", "dst_ip"));
  }

  /** The same, with row groups of so many rows. */
  public WriteOptions withRowGroupRows(int rows) {
    return new WriteOptions(
        rows,
        rowGroupBytes,
        pageRows,
        pageBytes,
        dictionaryBytes,
        zstdLevel,
        dictionaryZstdLevel,
        bloomColumns,
        order);
  }

  /** The same, with so many bytes of memory for the rows of a row group. */
  public WriteOptions withRowGroupBytes(long bytes) {
    return new WriteOptions(
        rowGroupRows,
        bytes,
        pageRows,
        pageBytes,
        dictionaryBytes,
        zstdLevel,
        dictionaryZstdLevel,
        bloomColumns,
        order);
  }

  /** The same, with pages of so many rows. */
  public WriteOptions withPageRows(int rows) {
    return new WriteOptions(
        rowGroupRows,
        rowGroupBytes,
        rows,
        pageBytes,
        dictionaryBytes,
        zstdLevel,
        dictionaryZstdLevel,
        bloomColumns,
        order);
  }

  /** The same, with dictionaries of at most so many bytes. */
  public WriteOptions withDictionaryBytes(int bytes) {
    return new WriteOptions(
        rowGroupRows,
        rowGroupBytes,
        pageRows,
        pageBytes,
        bytes,
        zstdLevel,
        dictionaryZstdLevel,
        bloomColumns,
        order);
  }

  /** The same, compressed by other levels of zstd. */
  public WriteOptions withZstdLevels(int level, int dictionaryLevel) {
    return new WriteOptions(
        rowGroupRows,
        rowGroupBytes,
        pageRows,
        pageBytes,
        dictionaryBytes,
        level,
        dictionaryLevel,
        bloomColumns,
        order);
  }

  /** The same, with Bloom filters of these columns and no other. */
  public WriteOptions withBloomColumns(Set<String> columns) {
    return new WriteOptions(
        rowGroupRows,
        rowGroupBytes,
        pageRows,
        pageBytes,
        dictionaryBytes,
        zstdLevel,
        dictionaryZstdLevel,
        columns,
        order);
  }

  /** The same, with rows sorted like this within a row group. */
  public WriteOptions withOrder(RowSort sort) {
    return new WriteOptions(
        rowGroupRows,
        rowGroupBytes,
        pageRows,
        pageBytes,
        dictionaryBytes,
        zstdLevel,
        dictionaryZstdLevel,
        bloomColumns,
        sort);
  }
}
