package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;

/** Writes rows as CSV by RFC 4180, with line feeds: what a pipe expects. */
final class CsvPrinter implements ResultPrinter {
  private final List<ResultColumn> columns;
  private final boolean showKind;
  private final PrintStream out;

  CsvPrinter(List<ResultColumn> columns, boolean showKind, PrintStream out) {
    this.columns = columns;
    this.showKind = showKind;
    this.out = out;
    StringBuilder head = new StringBuilder(showKind ? "op" : "");
    for (ResultColumn column : columns) {
      head.append(head.isEmpty() ? "" : ",").append(field(column.name()));
    }
    out.print(head.append('\n'));
  }

  @Override
  public void row(ResultRow row) {
    StringBuilder line = new StringBuilder(showKind ? row.kind().sign() : "");
    for (int i = 0; i < columns.size(); i++) {
      JsonNode value = row.values().get(i);
      line.append(i == 0 && !showKind ? "" : ",");
      line.append(value.isNull() ? "" : field(ValueText.of(columns.get(i), value)));
    }
    out.print(line.append('\n'));
  }

  private static String field(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void end() {
    out.flush();
  }
}
