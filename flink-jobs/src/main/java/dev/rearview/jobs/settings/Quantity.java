package dev.rearview.jobs.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads sizes ({@code 256MiB}, {@code 2g}, {@code 4096}) and durations ({@code 500ms}, {@code 1h}).
 */
final class Quantity {

  private static final Pattern NUMBER_UNIT = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");

  private static final Map<String, Long> BYTES =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("k", 1L << 10),
          Map.entry("kb", 1L << 10),
          Map.entry("kib", 1L << 10),
          Map.entry("m", 1L << 20),
          Map.entry("mb", 1L << 20),
          Map.entry("mib", 1L << 20),
          Map.entry("g", 1L << 30),
          Map.entry("gb", 1L << 30),
          Map.entry("gib", 1L << 30),
          Map.entry("t", 1L << 40),
          Map.entry("tb", 1L << 40),
          Map.entry("tib", 1L << 40));

  private static final Map<String, Long> MILLIS =
      Map.of(
          "ms", 1L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private Quantity() {}

  /**
   * The size in bytes; units are powers of 1024. Throws IllegalArgumentException with what was
   * expected.
   */
  static long sizeBytes(String text) {
    return scaled(text, BYTES, "a size such as 4096, 32MiB or 2g");
  }

  /** The duration; a unit is required. Throws IllegalArgumentException with what was expected. */
  static Duration duration(String text) {
    return Duration.ofMillis(scaled(text, MILLIS, "a duration such as 500ms, 10s, 5m, 1h or 7d"));
  }

  private static long scaled(String text, Map<String, Long> units, String expected) {
    Matcher matcher = NUMBER_UNIT.matcher(text.strip());
    Long factor = matcher.matches() ? units.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
    if (factor == null) {
      throw new IllegalArgumentException("is not " + expected);
    }
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("is too large: at most 2^63-1", e);
    }
  }
}
