package dev.rearview.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values of an answer as the expected blocks of recipes have them, whichever engine gave it. */
final class Cells {
  private static final int DECIMALS = 6;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Cells() {}

  static String text(Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Instant time) {
      return TIME.format(time).replace(".000Z", "Z");
    }
    if (value instanceof OffsetDateTime time) {
      return text(time.toInstant());
    }
    if (value instanceof LocalDateTime time) {
      return text(time.toInstant(ZoneOffset.UTC));
    }
    if (value instanceof Timestamp time) {
      return text(time.toInstant());
    }
    if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      BigDecimal rounded =
          new BigDecimal(value.toString())
              .setScale(DECIMALS, RoundingMode.HALF_UP)
              .stripTrailingZeros();
      return rounded.toPlainString();
    }
    if (value instanceof Object[] array) {
      return Arrays.stream(array).map(Cells::text).collect(Collectors.joining(" ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((key, element) -> sorted.put(text(key), text(element)));
      return sorted.toString();
    }
    return value.toString();
  }
}
