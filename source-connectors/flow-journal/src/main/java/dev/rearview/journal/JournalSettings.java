package dev.rearview.journal;

import dev.rearview.journal.templates.TemplateLimits;
import java.time.Duration;
import java.util.Map;

/**
 * How a journal is written.
 *
 * @param segmentBytes length in bytes that a segment is not to exceed; an append larger than it
 *     gets a segment of its own
 * @param segmentAge receive times that one segment is to span at most
 * @param syncInterval how often the writing process calls {@link JournalWriter#sync}; the journal
 *     itself starts no thread
 * @param templates how much of the exporters' templates and options data is remembered for the side
 *     files
 */
public record JournalSettings(
    long segmentBytes, Duration segmentAge, Duration syncInterval, TemplateLimits templates) {
  /** What holds where nothing is set. */
  public static final JournalSettings DEFAULTS = from(Map.of());

  /** Checks the numbers. */
  public JournalSettings {
    JournalKey.SEGMENT_SIZE.requirePositive(segmentBytes);
    JournalKey.SEGMENT_AGE.requirePositive(segmentAge.toMillis());
    JournalKey.SYNC_INTERVAL.requirePositive(syncInterval.toMillis());
  }

  /** With the default limits of templates. */
  public JournalSettings(long segmentBytes, Duration segmentAge, Duration syncInterval) {
    this(segmentBytes, segmentAge, syncInterval, templates(Map.of()));
  }

  /**
   * Reads {@code journal.segment-size}, {@code journal.segment-age}, {@code journal.sync-interval}
   * and {@code journal.templates.*}; what is absent gets its default. Keys outside of {@code
   * journal.*} are not looked at.
   *
   * @throws IllegalArgumentException if a value is wrong or a key {@code journal.*} unknown; the
   *     message names the key
   */
  public static JournalSettings from(Map<String, String> settings) {
    JournalKey.requireKnown(settings);
    return new JournalSettings(
        JournalKey.SEGMENT_SIZE.bytes(settings),
        JournalKey.SEGMENT_AGE.duration(settings),
        JournalKey.SYNC_INTERVAL.duration(settings),
        templates(settings));
  }

  private static TemplateLimits templates(Map<String, String> settings) {
    return new TemplateLimits(
        JournalKey.TEMPLATES_EXPORTER_LIMIT.bytes(settings),
        JournalKey.TEMPLATES_LIMIT.bytes(settings));
  }
}
