package dev.rearview.archive.log;

import java.util.List;
import java.util.Map;

/**
 * The archive of one table as of one commit: which files count, no other.
 *
 * @param version number of the commit; 0 for an archive without any
 * @param files the live files, in order of the time of their first row received
 * @param handOver by partition of the journal ({@code journalId/partition}): the last datagram of
 *     which flows are archived
 */
public record ArchiveSnapshot(
    long version, List<FileEntry> files, Map<String, JournalPlace> handOver) {

  public ArchiveSnapshot {
    files = List.copyOf(files);
    handOver = Map.copyOf(handOver);
  }

  /** Rows of all files. */
  public long rows() {
    return files.stream().mapToLong(FileEntry::rows).sum();
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(FileEntry::bytes).sum();
  }
}
