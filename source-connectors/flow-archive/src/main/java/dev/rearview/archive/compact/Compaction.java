package dev.rearview.archive.compact;

import java.util.List;
import java.util.Map;

/**
 * What a run of compaction did.
 *
 * @param hours what was compacted
 * @param failures by partition, why an hour was given up; its files are as they were
 * @param stopped whether it was stopped before all was done
 */
public record Compaction(List<CompactedHour> hours, Map<String, String> failures, boolean stopped) {

  public Compaction {
    hours = List.copyOf(hours);
    failures = Map.copyOf(failures);
  }

  /** Rows of all hours compacted. */
  public long rows() {
    return hours.stream().mapToLong(CompactedHour::rows).sum();
  }

  /** How many files were replaced. */
  public int filesBefore() {
    return hours.stream().mapToInt(hour -> hour.before().size()).sum();
  }

  /** How many files replace them. */
  public int filesAfter() {
    return hours.stream().mapToInt(hour -> hour.after().size()).sum();
  }

  /** Bytes of the files that were replaced. */
  public long bytesBefore() {
    return hours.stream().mapToLong(CompactedHour::bytesBefore).sum();
  }

  /** Bytes of the files that replace them. */
  public long bytesAfter() {
    return hours.stream().mapToLong(CompactedHour::bytesAfter).sum();
  }
}
