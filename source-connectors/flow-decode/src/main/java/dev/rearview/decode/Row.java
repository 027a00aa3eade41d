package dev.rearview.decode;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of output: the columns that have a value, in order. A value is a number, a text, or a
 * map of texts. Reused for the next line.
 */
final class Row {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private Kind kind = Kind.FLOW;

  Row begin(Kind newKind) {
    kind = newKind;
    values.clear();
    return this;
  }

  Row put(String column, Object value) {
    values.put(column, value);
    return this;
  }

  Kind kind() {
    return kind;
  }

  Map<String, Object> values() {
    return values;
  }
}
