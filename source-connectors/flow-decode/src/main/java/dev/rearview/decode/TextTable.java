package dev.rearview.decode;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Columns under their names: numbers to the right, all else to the left. */
final class TextTable implements RowSink {
  private final Writer out;
  private final List<String> columns;
  private final int[] widths;

  TextTable(Writer out, List<String> columns, ColumnSurvey survey) throws IOException {
    this.out = out;
    this.columns = columns;
    this.widths =
        columns.stream().mapToInt(name -> Math.max(name.length(), survey.width(name))).toArray();
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      append(columns.get(i), false, i, names);
    }
    write(names);
    write(new StringBuilder("-".repeat(names.length())));
  }

  @Override
  public void accept(Row row) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.values().get(columns.get(i));
      append(CellText.of(value), value instanceof Number, i, line);
    }
    write(line);
  }

  private void append(String cell, boolean right, int column, StringBuilder line) {
    String gap = " ".repeat(widths[column] - cell.codePointCount(0, cell.length()));
    line.append(column == 0 ? "" : "  ").append(right ? gap + cell : cell + gap);
  }

  private void write(StringBuilder line) throws IOException {
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
