package dev.rearview.collector.http;

/** Writes one JSON document, value by value. */
final class JsonText {
  private final StringBuilder text = new StringBuilder();
  private boolean comma;

  JsonText open(char bracket) {
    separate();
    text.append(bracket);
    comma = false;
    return this;
  }

  JsonText close(char bracket) {
    text.append(bracket);
    comma = true;
    return this;
  }

  JsonText name(String name) {
    separate();
    quote(name);
    text.append(':');
    comma = false;
    return this;
  }

  JsonText field(String name, String value) {
    return name(name).value(value);
  }

  JsonText field(String name, long value) {
    name(name);
    text.append(value);
    comma = true;
    return this;
  }

  /** A text, or null. */
  JsonText value(String value) {
    separate();
    if (value == null) {
      text.append("null");
    } else {
      quote(value);
    }
    comma = true;
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void separate() {
    if (comma) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
