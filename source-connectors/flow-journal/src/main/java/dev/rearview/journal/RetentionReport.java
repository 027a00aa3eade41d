package dev.rearview.journal;

import java.util.List;

/**
 * What one run of {@link JournalRetention} did.
 *
 * @param deleted segments that were deleted, oldest first
 * @param keptBack what is due to be deleted but not read by everyone yet
 * @param lost what the hard limit deleted before a consumer had read it
 * @param keptBytes size of the segments that remain, in bytes
 */
public record RetentionReport(
    List<Deleted> deleted, List<KeptBack> keptBack, List<Lost> lost, long keptBytes) {
  /** A segment that is gone. */
  public record Deleted(String partition, long segment, long bytes) {}

  /** A consumer that stands in the way, in one partition, and how many bytes wait for it. */
  public record KeptBack(String partition, String consumer, long bytes) {}

  /** Bytes of one segment that {@code consumer} has not read and cannot read any more. */
  public record Lost(String partition, long segment, String consumer, long bytes) {}

  /** Copies the lists. */
  public RetentionReport {
    deleted = List.copyOf(deleted);
    keptBack = List.copyOf(keptBack);
    lost = List.copyOf(lost);
  }

  /** Sum of the deleted segments, in bytes. */
  public long deletedBytes() {
    return deleted.stream().mapToLong(Deleted::bytes).sum();
  }

  /** Sum of what was lost to consumers, in bytes. */
  public long lostBytes() {
    return lost.stream().mapToLong(Lost::bytes).sum();
  }
}
