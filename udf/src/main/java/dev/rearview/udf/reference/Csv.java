package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads comma-separated files as RFC 4180 has them, in UTF-8, with two restrictions: the first line
 * names the columns, and a value has no line break. Blanks around values go, and so do empty lines
 * and lines that begin with {@code #}.
 */
public final class Csv {
  private Csv() {}

  /**
   * Hands out each row of a file.
   *
   * @param expected the columns that there must be, in any order and among others
   * @return all columns, in the file's order
   * @throws UdfException naming file, line, and what is expected
   */
  public static List<String> read(Path file, List<String> expected, Consumer<CsvRow> rows)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), expected, rows);
    }
  }

  /** The same of a stream. */
  public static List<String> read(
      InputStream in, String name, List<String> expected, Consumer<CsvRow> rows)
      throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)));
    List<String> header = null;
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = cells(line, name, number);
      if (header == null) {
        checkColumns(cells, expected, name + ":" + number);
        header = cells;
      } else if (cells.size() != header.size()) {
        throw new UdfException(
            name
                + ":"
                + number
                + ": expected the "
                + header.size()
                + " values "
                + String.join(",", header)
                + ", found "
                + cells.size());
      } else {
        rows.accept(new CsvRow(name, number, header, cells));
      }
    }
    if (header == null) {
      throw new UdfException(name + ": expected a first line " + String.join(",", expected));
    }
    return header;
  }

  /**
   * Sees that there are some columns among others.
   *
   * @param place of what names them, for the message
   */
  static void checkColumns(List<String> columns, List<String> expected, String place) {
    for (String column : expected) {
      if (!columns.contains(column)) {
        throw new UdfException(
            place
                + ": expected the columns "
                + String.join(",", expected)
                + ", found no "
                + column);
      }
    }
  }

  private static List<String> cells(String line, String name, int number) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    int at = 0;
    while (true) {
      while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
        at++;
      }
      if (at < line.length() && line.charAt(at) == '"') {
        at = quoted(line, at + 1, cell, name, number);
      } else {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        cell.append(line.substring(at, end).strip());
        at = end;
      }
      cells.add(cell.toString());
      cell.setLength(0);
      if (at == line.length()) {
        return cells;
      }
      at++;
    }
  }

  /** Reads up to the closing quote; the position of the comma behind it, or the end. */
  private static int quoted(String line, int start, StringBuilder cell, String name, int number) {
    int at = start;
    while (at < line.length()) {
      char character = line.charAt(at++);
      if (character != '"') {
        cell.append(character);
      } else if (at < line.length() && line.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        int rest = at;
        while (rest < line.length() && Character.isWhitespace(line.charAt(rest))) {
          rest++;
        }
        if (rest == line.length() || line.charAt(rest) == ',') {
          return rest;
        }
        break;
      }
    }
    throw new UdfException(
        name + ":" + number + ": expected a closing \" followed by a comma or the line's end");
  }
}
