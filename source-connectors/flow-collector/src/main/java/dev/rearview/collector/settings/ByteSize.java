package dev.rearview.collector.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in text: {@code 4096}, {@code 32MiB}, {@code 2g}; units are powers of 1024. */
final class ByteSize {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([kmgt]?)(?:i?b)?");

  private ByteSize() {}

  /** The size in bytes. */
  static long parse(String text) {
    Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no size such as 4096 or 32MiB");
    }
    int shift = matcher.group(2).isEmpty() ? 0 : 10 * ("kmgt".indexOf(matcher.group(2)) + 1);
    return Long.parseLong(matcher.group(1)) << shift;
  }
}
