package dev.rearview.imports;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The column {@code extra} as text: an object of JSON, as {@code decode} writes it, or {@code
 * {name=value, name=value}}, as {@code query} does. Of the second kind a comma and a blank within a
 * value end it only if a name and {@code =} follow.
 */
final class ExtraText {
  private static final String EXPECTED =
      "an object of names and values, as {\"name\": \"value\"} or {name=value}";

  private ExtraText() {}

  /** Names and values in order. */
  static Map<String, String> read(String text) throws UnexpectedValueException {
    String trimmed = text.strip();
    if (!trimmed.startsWith("{") || !trimmed.endsWith("}")) {
      throw new UnexpectedValueException(EXPECTED);
    }
    String inner = trimmed.substring(1, trimmed.length() - 1).strip();
    if (inner.isEmpty()) {
      return Map.of();
    }
    return inner.startsWith("\"") ? json(trimmed) : pairs(inner);
  }

  private static Map<String, String> json(String text) throws UnexpectedValueException {
    try {
      FlatJson json = new FlatJson(new StringReader(text));
      Map<String, String> values = new LinkedHashMap<>();
      if (!json.next(values::put) || json.next((name, value) -> {})) {
        throw new UnexpectedValueException(EXPECTED);
      }
      return values;
    } catch (IOException e) {
      throw new UnexpectedValueException(EXPECTED);
    }
  }

  private static Map<String, String> pairs(String inner) throws UnexpectedValueException {
    Map<String, String> values = new LinkedHashMap<>();
    String name = null;
    for (String part : inner.split(", ", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        name = part.substring(0, equals);
        values.put(name, part.substring(equals + 1));
      } else if (name != null) {
        values.merge(name, part, (before, more) -> before + ", " + more);
      } else {
        throw new UnexpectedValueException(EXPECTED);
      }
    }
    return values;
  }
}
