package dev.rearview.archive.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text and numbers, and how they are printed. Numbers stand on the right. */
final class Report {

  /** How a report looks. */
  enum Format {
    TABLE,
    CSV,
    JSON
  }

  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  Report(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row of Strings and Numbers; an empty String is no value. */
  void row(Object... values) {
    rows.add(List.of(values));
  }

  void print(Format format, PrintWriter out) {
    switch (format) {
      case TABLE -> table(out);
      case CSV -> {
        out.println(String.join(",", columns));
        rows.forEach(row -> out.println(joined(row, Report::plain)));
      }
      case JSON -> rows.forEach(row -> out.println(json(row)));
    }
    out.flush();
  }

  private void table(PrintWriter out) {
    int[] widths = columns.stream().mapToInt(String::length).toArray();
    for (List<Object> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], plain(row.get(i)).length());
      }
    }
    boolean[] left = new boolean[widths.length];
    for (int i = 0; i < widths.length; i++) {
      left[i] = rows.isEmpty() || rows.get(0).get(i) instanceof String;
    }
    out.println(line(columns, widths, left));
    rows.forEach(row -> out.println(line(row, widths, left)));
  }

  private static String line(List<?> values, int[] widths, boolean[] left) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> padded(plain(values.get(i)), widths[i], left[i]))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String padded(String text, int width, boolean left) {
    String space = " ".repeat(width - text.length());
    return left ? text + space : space + text;
  }

  private String json(List<Object> row) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> quoted(columns.get(i)) + ":" + jsonValue(row.get(i)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** No value of a report has a character that JSON would have escaped. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String jsonValue(Object value) {
    return value instanceof Number
        ? plain(value)
        : value.equals("") ? "null" : quoted(value.toString());
  }

  private static String joined(List<Object> row, Function<Object, String> text) {
    return row.stream().map(text).collect(Collectors.joining(","));
  }

  private static String plain(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.1f", number)
        : value.toString();
  }
}
