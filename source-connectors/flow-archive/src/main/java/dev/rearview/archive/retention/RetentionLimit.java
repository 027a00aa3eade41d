package dev.rearview.archive.retention;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of a table is kept.
 *
 * @param age rows that were received longer ago may go; empty: for ever
 * @param bytes what the files of the table may come to; empty: any size
 */
public record RetentionLimit(Optional<Duration> age, OptionalLong bytes) {

  /** Everything, for ever. */
  public static final RetentionLimit NONE =
      new RetentionLimit(Optional.empty(), OptionalLong.empty());

  /** Whether nothing ever goes. */
  public boolean isNone() {
    return age.isEmpty() && bytes.isEmpty();
  }
}
