package dev.rearview.decode;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A line of names and a line a row (RFC 4180, lines end with LF); absent values are empty. */
final class CsvLines implements RowSink {
  private final Writer out;
  private final List<String> columns;
  private final StringBuilder line = new StringBuilder();

  CsvLines(Writer out, List<String> columns) throws IOException {
    this.out = out;
    this.columns = columns;
    out.append(String.join(",", columns)).append('\n');
  }

  @Override
  public void accept(Row row) throws IOException {
    line.setLength(0);
    for (String column : columns) {
      line.append(line.isEmpty() ? "" : ",");
      appendCell(CellText.of(row.values().get(column)));
    }
    out.append(line).append('\n');
  }

  private void appendCell(String cell) {
    if (cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')) {
      line.append(cell);
    } else {
      line.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
  }
}
