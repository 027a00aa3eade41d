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

  /** Compacted files of a day, such as {@code day=2026-01-31}, are in the address index again. */
  default void indexed(String day, int files) {}

  /** An hour was given up; its files are as they were. */
  default void failed(HourPlan hour, String reason) {}
}
