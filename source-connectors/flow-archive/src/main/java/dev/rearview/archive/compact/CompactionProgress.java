package dev.rearview.archive.compact;

import java.util.List;

/** Is told how compaction goes on. */
public interface CompactionProgress {

  /** Tells nobody. */
  CompactionProgress NONE = new CompactionProgress() {};

  /** What there is to do is known. */
  default void planned(List<HourPlan> hours) {}

  /** Some more rows have been written. */
  default void rowsWritten(long rows) {}

  /** An hour is done. */
  default void done(CompactedHour hour) {}

  /** An hour was given up; its files are as they were. */
  default void failed(HourPlan hour, String reason) {}
}
