package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** How single values of a result are written as text. */
final class ValueText {
  /** Floating-point numbers with more digits before or behind the point get an exponent. */
  private static final int PLAIN_DIGITS = 16;

  private ValueText() {}

  /** A value that is not NULL. */
  static String of(ResultColumn column, JsonNode value) {
    if (column.binary()) {
      return hex(value);
    }
    if (column.timestamp()) {
      return timestamp(value.asText(), column.precision());
    }
    if (column.decimal() && value.isNumber()) {
      // No rounding: Flink sends no more digits than the scale has, only fewer.
      BigDecimal decimal = value.decimalValue();
      return decimal.setScale(Math.max(decimal.scale(), column.scale())).toPlainString();
    }
    if (column.floating() && value.isNumber()) {
      BigDecimal number = value.decimalValue();
      int exponent = number.precision() - number.scale() - 1;
      return Math.abs(exponent) < PLAIN_DIGITS ? number.toPlainString() : number.toString();
    }
    return nested(value);
  }

  /** Bytes, which arrive in base 64, in hexadecimal digits. */
  static String hex(JsonNode value) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(value.asText()));
  }

  /**
   * A time of ISO 8601 with exactly {@code precision} digits of fraction: the gateway leaves out
   * zeros at the end, and times would not stand below each other.
   */
  static String timestamp(String text, int precision) {
    String zone = text.endsWith("Z") ? "Z" : "";
    String local = text.substring(0, text.length() - zone.length());
    if (precision == 0) {
      return text;
    }
    int point = local.indexOf('.');
    int digits = point < 0 ? 0 : local.length() - point - 1;
    return local + (point < 0 ? "." : "") + "0".repeat(Math.max(0, precision - digits)) + zone;
  }

  private static String nested(JsonNode value) {
    if (value.isNull()) {
      return "NULL";
    }
    List<String> parts = new ArrayList<>();
    if (value.isObject()) {
      value
          .properties()
          .forEach(entry -> parts.add(entry.getKey() + "=" + nested(entry.getValue())));
      return "{" + String.join(", ", parts) + "}";
    }
    if (value.isArray()) {
      value.forEach(element -> parts.add(nested(element)));
      return "[" + String.join(", ", parts) + "]";
    }
    return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
  }
}
