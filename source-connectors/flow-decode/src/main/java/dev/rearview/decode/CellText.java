package dev.rearview.decode;

import java.util.Map;

/** Values as cells of CSV and tables: a map is JSON, an absent value is empty. */
final class CellText {
  private CellText() {}

  static String of(Object value) {
    if (value == null) {
      return "";
    }
    if (!(value instanceof Map)) {
      return value.toString();
    }
    StringBuilder json = new StringBuilder();
    JsonText.append(value, json);
    return json.toString();
  }
}
