package dev.rearview.archive.compact;

import java.time.Duration;

/**
 * How an archive is compacted.
 *
 * @param delay how long after its end an hour is left alone, as flows may still come into it
 * @param openHours whether hours are compacted that have not ended, too
 * @param targetBytes length at which a file is ended and another one begun
 * @param grace how long files stay that no longer count, for those who still read them; and how old
 *     a file must be that a killed compaction had begun, to be deleted
 */
public record CompactionOptions(
    Duration delay, boolean openHours, long targetBytes, Duration grace) {

  /** Hours that ended five minutes ago, into files of 512 MiB. */
  public static CompactionOptions defaults() {
    return new CompactionOptions(Duration.ofMinutes(5), false, 512L << 20, Duration.ofHours(1));
  }
}
