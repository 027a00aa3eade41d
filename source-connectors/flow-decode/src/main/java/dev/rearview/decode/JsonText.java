package dev.rearview.decode;

import java.util.Map;

/** Writes values as JSON (RFC 8259); no library, as its classes would cost half of the start. */
final class JsonText {
  private JsonText() {}

  /** Appends a number as it is, a text in quotes, a map as an object. */
  static void append(Object value, StringBuilder out) {
    if (value instanceof Number) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      appendObject(map, out);
    } else {
      appendText(value.toString(), out);
    }
  }

  /** Appends the members of an object without its braces, each behind a comma. */
  static void appendMembers(Map<?, ?> map, StringBuilder out) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(',');
      appendText(entry.getKey().toString(), out);
      out.append(':');
      append(entry.getValue(), out);
    }
  }

  private static void appendObject(Map<?, ?> map, StringBuilder out) {
    int start = out.length();
    appendMembers(map, out);
    if (out.length() == start) {
      out.append('{');
    } else {
      out.setCharAt(start, '{');
    }
    out.append('}');
  }

  static void appendText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f || (Character.isSurrogate(c) && !isPaired(text, i))) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Whether the surrogate at {@code at} is half of a character. */
  private static boolean isPaired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
