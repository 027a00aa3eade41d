package dev.rearview.archive.log;

import java.io.Serializable;

/**
 * A data file of the archive, as the log knows it: enough to pass over it without opening it.
 *
 * @param path relative to the table's directory, with {@code /}: {@code
 *     day=2026-01-31/hour=07/part-….parquet}
 * @param rows how many rows it has
 * @param bytes its length
 * @param received of {@code received_time}; {@link MillisRange#NONE} if the table has no such
 *     column or no value
 * @param started of {@code start_time}, likewise
 * @param ended of {@code end_time}, likewise
 * @param unknownStarts rows whose {@code start_time} is NULL
 * @param unknownEnds rows whose {@code end_time} is NULL
 * @param compacted whether it is the work of compaction: sorted, with Bloom filters, and in the
 *     address index
 */
public record FileEntry(
    String path,
    long rows,
    long bytes,
    MillisRange received,
    MillisRange started,
    MillisRange ended,
    long unknownStarts,
    long unknownEnds,
    boolean compacted)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The directory part of the path: {@code day=2026-01-31/hour=07}. */
  public String partition() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
