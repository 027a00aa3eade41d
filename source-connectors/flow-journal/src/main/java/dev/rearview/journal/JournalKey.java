package dev.rearview.journal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings of a journal: key, default, meaning. */
public enum JournalKey {
  DIRECTORY("journal.directory", "journal", "Where the journal is"),
  SEGMENT_SIZE("journal.segment-size", "256MiB", "Size at which the next segment is begun"),
  SEGMENT_AGE("journal.segment-age", "1h", "Time that one segment spans at most"),
  SYNC_INTERVAL("journal.sync-interval", "1s", "How often written datagrams are forced to disk"),
  TEMPLATES_EXPORTER_LIMIT(
      "journal.templates.exporter-limit",
      "1MiB",
      "Memory for the templates and options data of one exporter; what exceeds it is missing in the"
          + " side files, and counted"),
  TEMPLATES_LIMIT(
      "journal.templates.limit",
      "8MiB",
      "Memory for the templates and options data of all exporters of a partition"),
  RETENTION_SIZE(
      "journal.retention.size",
      "50GiB",
      "Size to keep: beyond it the oldest segments are deleted once all consumers have read them"),
  RETENTION_AGE(
      "journal.retention.age",
      "7d",
      "Age to keep: older segments are deleted once all consumers have read them"),
  LIMIT_SIZE(
      "journal.limit.size",
      "100GiB",
      "Hard limit: beyond it the oldest segments are deleted, read or not; the loss is counted");

  private static final String PREFIX = "journal.";
  private static final Pattern QUANTITY = Pattern.compile("\\s*(\\d{1,18})\\s*([A-Za-z]*)\\s*");

  private final String key;
  private final String defaultValue;
  private final String description;

  JournalKey(String key, String defaultValue, String description) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.description = description;
  }

  /** Name of the setting. */
  public String key() {
    return key;
  }

  /** What holds where the setting is absent. */
  public String defaultValue() {
    return defaultValue;
  }

  /** One sentence for people. */
  public String description() {
    return description;
  }

  static void requireKnown(Map<String, String> settings) {
    for (String given : new TreeSet<>(settings.keySet())) {
      if (given.startsWith(PREFIX) && Arrays.stream(values()).noneMatch(k -> k.key.equals(given))) {
        throw new IllegalArgumentException(
            "unknown setting "
                + given
                + "; there are "
                + Arrays.stream(values()).map(JournalKey::key).collect(Collectors.joining(", ")));
      }
    }
  }

  void requirePositive(long number) {
    if (number <= 0) {
      throw new IllegalArgumentException(key + " must be more than 0 but is " + number);
    }
  }

  /** A size in bytes: a number with B, KiB, MiB, GiB or TiB, or without a unit. */
  long bytes(Map<String, String> settings) {
    Matcher quantity = quantity(settings, "a size such as 256MiB");
    long factor =
        switch (quantity.group(2).toLowerCase(Locale.ROOT)) {
          case "", "b" -> 1;
          case "kib", "k" -> 1L << 10;
          case "mib", "m" -> 1L << 20;
          case "gib", "g" -> 1L << 30;
          case "tib", "t" -> 1L << 40;
          default -> throw malformed(settings, "a size such as 256MiB");
        };
    return times(settings, quantity, factor);
  }

  /** A duration: a number with ms, s, min, h or d. */
  Duration duration(Map<String, String> settings) {
    Matcher quantity = quantity(settings, "a duration such as 1h");
    long millis =
        switch (quantity.group(2).toLowerCase(Locale.ROOT)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "min", "m" -> 60_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          default -> throw malformed(settings, "a duration such as 1h");
        };
    return Duration.ofMillis(times(settings, quantity, millis));
  }

  private Matcher quantity(Map<String, String> settings, String expected) {
    Matcher quantity = QUANTITY.matcher(settings.getOrDefault(key, defaultValue));
    if (!quantity.matches()) {
      throw malformed(settings, expected);
    }
    return quantity;
  }

  private long times(Map<String, String> settings, Matcher quantity, long factor) {
    try {
      return Math.multiplyExact(Long.parseLong(quantity.group(1)), factor);
    } catch (ArithmeticException tooLarge) {
      throw malformed(settings, "a smaller number");
    }
  }

  private IllegalArgumentException malformed(Map<String, String> settings, String expected) {
    return new IllegalArgumentException(
        key + " is '" + settings.get(key) + "' but must be " + expected);
  }
}
