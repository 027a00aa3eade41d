package dev.rearview.archive.compact;

import dev.rearview.archive.log.FileEntry;
import java.util.List;

/**
 * An hour that was compacted.
 *
 * @param partition such as {@code day=2026-01-31/hour=07}
 * @param before the files that were replaced
 * @param after the files that replace them
 */
public record CompactedHour(String partition, List<FileEntry> before, List<FileEntry> after) {

  public CompactedHour {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Rows, of which there are as many as before. */
  public long rows() {
    return after.stream().mapToLong(FileEntry::rows).sum();
  }

  /** Bytes of the files that were replaced. */
  public long bytesBefore() {
    return before.stream().mapToLong(FileEntry::bytes).sum();
  }

  /** Bytes of the files that replace them. */
  public long bytesAfter() {
    return after.stream().mapToLong(FileEntry::bytes).sum();
  }
}
