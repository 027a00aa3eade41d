package dev.rearview.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.function.BiConsumer;

/**
 * Reads objects of JSON (RFC 8259) whose members are texts, numbers, true, false or null, one after
 * another: in an array, behind one another, or one a line. No library: these few forms are all that
 * other tools print.
 */
final class FlatJson {
  private static final int BUFFER_CHARACTERS = 1 << 16;

  private final Reader in;
  private final char[] buffer = new char[BUFFER_CHARACTERS];
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int filled;
  private long line = 1;
  private long characters;

  FlatJson(Reader in) {
    this.in = in;
  }

  /** The line that the next character stands in, from 1. */
  long line() {
    return line;
  }

  /** Characters read so far. */
  long characters() {
    return characters + at;
  }

  /**
   * Reads the next object, member by member; null members are passed over.
   *
   * @return false at the end
   * @throws IOException if there is something else than an object
   */
  boolean next(BiConsumer<String, String> member) throws IOException {
    int c = skipBlanks();
    while (c == '[' || c == ']' || c == ',') {
      c = skipBlanks();
    }
    if (c < 0) {
      return false;
    }
    if (c != '{') {
      throw unexpected(c, "an object");
    }
    c = skipBlanks();
    while (c != '}') {
      if (c != '"') {
        throw unexpected(c, "the name of a member");
      }
      String name = quoted();
      c = skipBlanks();
      if (c != ':') {
        throw unexpected(c, "a colon");
      }
      String value = value();
      if (value != null) {
        member.accept(name, value);
      }
      c = skipBlanks();
      if (c == ',') {
        c = skipBlanks();
      } else if (c != '}') {
        throw unexpected(c, "a comma or the end of the object");
      }
    }
    return true;
  }

  /** The text of a value; null for null. */
  private String value() throws IOException {
    int c = skipBlanks();
    if (c == '"') {
      return quoted();
    }
    text.setLength(0);
    while (c >= 0 && c != ',' && c != '}' && c != ']' && c > ' ') {
      text.append((char) c);
      c = read();
    }
    if (c >= 0) {
      unread(c);
    }
    String value = text.toString();
    if (value.isEmpty() || value.charAt(0) == '{' || value.charAt(0) == '[') {
      throw unexpected(c, "a text or a number");
    }
    return value.equals("null") ? null : value;
  }

  private String quoted() throws IOException {
    text.setLength(0);
    int c = read();
    while (c != '"') {
      if (c < 0) {
        throw unexpected(c, "the end of a text");
      }
      text.append(c == '\\' ? escaped() : (char) c);
      c = read();
    }
    return text.toString();
  }

  private char escaped() throws IOException {
    int c = read();
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      case '"', '\\', '/' -> (char) c;
      default -> throw unexpected(c, "an escaped character");
    };
  }

  private char unicode() throws IOException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int c = read();
      int digit = c < 0 ? -1 : Character.digit((char) c, 16);
      if (digit < 0) {
        throw unexpected(c, "a hexadecimal digit");
      }
      code = (code << 4) | digit;
    }
    return (char) code;
  }

  private int skipBlanks() throws IOException {
    int c = read();
    while (c >= 0 && c <= ' ') {
      c = read();
    }
    return c;
  }

  private int read() throws IOException {
    if (at == filled) {
      characters += filled;
      at = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      if (filled == 0) {
        return -1;
      }
    }
    char c = buffer[at++];
    line += c == '\n' ? 1 : 0;
    return c;
  }

  /** What was read last is read again: it is still in the buffer. */
  private void unread(int character) {
    at--;
    line -= character == '\n' ? 1 : 0;
  }

  private IOException unexpected(int c, String expected) {
    String found = c < 0 ? "the end" : "'" + (char) c + "'";
    return new IOException("line " + line + ": " + found + " where " + expected + " should be");
  }
}
