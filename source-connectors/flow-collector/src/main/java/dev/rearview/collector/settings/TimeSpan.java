package dev.rearview.collector.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in text: {@code 500ms}, {@code 90s}, {@code 30m}, {@code 1h}, {@code 7d}. */
final class TimeSpan {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|m|h|d)");

  private TimeSpan() {}

  /** The duration, 0 included. */
  static Duration parse(String text) {
    Matcher matcher = SPAN.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no time such as 90s or 1h");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "min", "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
