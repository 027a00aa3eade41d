package dev.rearview.journal;

import java.time.Duration;
import java.util.Map;

/**
 * How much of a journal is kept.
 *
 * @param keepBytes size of all partitions in bytes beyond which the oldest segments are deleted
 *     that every consumer has read
 * @param keepAge receive time beyond which segments are deleted that every consumer has read
 * @param limitBytes size in bytes beyond which segments are deleted whether read or not
 */
public record RetentionSettings(long keepBytes, Duration keepAge, long limitBytes) {
  /** What holds where nothing is set. */
  public static final RetentionSettings DEFAULTS = from(Map.of());

  /** Checks the numbers. */
  public RetentionSettings {
    JournalKey.RETENTION_SIZE.requirePositive(keepBytes);
    JournalKey.RETENTION_AGE.requirePositive(keepAge.toMillis());
    JournalKey.LIMIT_SIZE.requirePositive(limitBytes);
  }

  /**
   * Reads {@code journal.retention.size}, {@code journal.retention.age} and {@code
   * journal.limit.size}; what is absent gets its default, the limit never less than twice the size
   * to keep. Keys outside of {@code journal.*} are not looked at.
   *
   * @throws IllegalArgumentException if a value is wrong or a key {@code journal.*} unknown; the
   *     message names the key
   */
  public static RetentionSettings from(Map<String, String> settings) {
    JournalKey.requireKnown(settings);
    long keepBytes = JournalKey.RETENTION_SIZE.bytes(settings);
    long limitBytes = JournalKey.LIMIT_SIZE.bytes(settings);
    if (!settings.containsKey(JournalKey.LIMIT_SIZE.key())) {
      limitBytes = Math.max(limitBytes, 2 * keepBytes);
    }
    return new RetentionSettings(
        keepBytes, JournalKey.RETENTION_AGE.duration(settings), limitBytes);
  }
}
