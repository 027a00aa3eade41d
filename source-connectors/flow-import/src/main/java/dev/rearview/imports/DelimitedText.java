package dev.rearview.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of delimited text by RFC 4180: a value in quotes may hold delimiters, quotes twice, and
 * line breaks. Empty lines, and lines that begin with {@code #}, are passed over.
 *
 * <p>An empty value is null, which is NULL; one in quotes is an empty text.
 */
final class DelimitedText {
  private static final int BUFFER_CHARACTERS = 1 << 16;
  private static final int END = -1;

  private final Reader in;
  private final char delimiter;
  private final char[] buffer = new char[BUFFER_CHARACTERS];
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int at;
  private int filled;
  private long characters;
  private long line = 1;
  private long recordLine = 1;

  DelimitedText(Reader in, char delimiter) {
    this.in = in;
    this.delimiter = delimiter;
  }

  /** The line that the record read last begins in, from 1. */
  long line() {
    return recordLine;
  }

  /** Characters read so far. */
  long characters() {
    return characters + at;
  }

  /**
   * The values of the next record, or null at the end. The list is reused.
   *
   * @throws IOException if a quoted value has no end, or goes on behind its quotes
   */
  List<String> next() throws IOException {
    cells.clear();
    int c = read();
    while (c == '\n' || c == '\r' || c == '#') {
      while (c == '#' || (c != '\n' && c != '\r' && c != END)) {
        c = readUntilLineEnd();
      }
      c = c == END ? END : read();
    }
    if (c == END) {
      return null;
    }
    recordLine = line;
    while (true) {
      c = c == '"' ? quoted() : plain(c);
      if (c != delimiter) {
        if (c == '\r') {
          c = read();
          if (c != '\n' && c != END) {
            at--;
          }
        }
        return cells;
      }
      c = read();
    }
  }

  private int readUntilLineEnd() throws IOException {
    int c = read();
    while (c != '\n' && c != END) {
      c = read();
    }
    return c;
  }

  /** Reads a value whose first character is {@code first}; what ends it. */
  private int plain(int first) throws IOException {
    cell.setLength(0);
    int c = first;
    while (c != delimiter && c != '\n' && c != '\r' && c != END) {
      cell.append((char) c);
      c = read();
    }
    String value = cell.toString().strip();
    cells.add(value.isEmpty() ? null : value);
    return c;
  }

  private int quoted() throws IOException {
    cell.setLength(0);
    while (true) {
      int c = read();
      if (c == END) {
        throw new IOException("a quoted value that begins here has no end");
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          cells.add(cell.toString());
          if (c != delimiter && c != '\n' && c != '\r' && c != END) {
            throw new IOException("a value goes on behind its quotes");
          }
          return c;
        }
      }
      cell.append((char) c);
    }
  }

  private int read() throws IOException {
    if (at == filled) {
      characters += filled;
      at = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      if (filled == 0) {
        return END;
      }
    }
    char c = buffer[at++];
    line += c == '\n' ? 1 : 0;
    return c;
  }
}
