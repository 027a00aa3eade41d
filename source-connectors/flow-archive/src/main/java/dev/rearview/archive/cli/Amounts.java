package dev.rearview.archive.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and durations as settings and options have them: {@code 20GiB}, {@code 400d}. */
final class Amounts {

  private static final Pattern NUMBER_UNIT = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");
  private static final List<String> BINARY_UNITS = List.of("", "k", "m", "g", "t");
  private static final Map<String, Long> MILLIS =
      Map.of(
          "ms", 1L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private Amounts() {}

  /** A duration, with a unit. */
  static Duration duration(String text) {
    Matcher matcher = NUMBER_UNIT.matcher(text.strip());
    Long unit = matcher.matches() ? MILLIS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
    if (unit == null) {
      throw new BadInputException(text + " is not a duration such as 10m, 1h or 400d");
    }
    return Duration.ofMillis(scaled(text, matcher, unit));
  }

  /** A size in bytes; units are powers of 1024. */
  static long sizeBytes(String text) {
    Matcher matcher = NUMBER_UNIT.matcher(text.strip());
    int power = -1;
    if (matcher.matches()) {
      String unit = matcher.group(2).toLowerCase(Locale.ROOT).replaceFirst("i?b$", "");
      power = BINARY_UNITS.indexOf(unit);
    }
    if (power < 0) {
      throw new BadInputException(text + " is not a size such as 4096, 500MiB or 2TiB");
    }
    return scaled(text, matcher, 1L << (10 * power));
  }

  private static long scaled(String text, Matcher matcher, long unit) {
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    } catch (ArithmeticException e) {
      throw new BadInputException(text + " is too large");
    }
  }

  /** A size for people: three digits and a unit of powers of 1024. */
  static String text(long bytes) {
    double amount = bytes;
    int power = 0;
    while (amount >= 1024 && power < BINARY_UNITS.size() - 1) {
      amount /= 1024;
      power++;
    }
    String unit = power == 0 ? "B" : BINARY_UNITS.get(power).toUpperCase(Locale.ROOT) + "iB";
    return String.format(Locale.ROOT, power == 0 ? "%.0f %s" : "%.1f %s", amount, unit);
  }
}
