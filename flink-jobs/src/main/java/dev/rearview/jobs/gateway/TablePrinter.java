package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows as a table with aligned columns.
 *
 * <p>The first rows are kept to find the widths of the columns; a later value that is wider than
 * its column moves the rest of its line to the right.
 */
final class TablePrinter implements ResultPrinter {
  /** Enough to get the widths right, little enough not to fill the memory. */
  private static final int ROWS_FOR_WIDTHS = 1_000;

  private final List<ResultColumn> columns;
  private final PrintStream out;
  private final boolean showKind;
  private final List<List<String>> kept = new ArrayList<>();
  private final int[] widths;
  private boolean headed;
  private long rows;

  TablePrinter(List<ResultColumn> columns, boolean showKind, PrintStream out) {
    List<ResultColumn> shown = new ArrayList<>();
    if (showKind) {
      shown.add(new ResultColumn("op", "CHAR", 0, 0));
    }
    shown.addAll(columns);
    this.columns = List.copyOf(shown);
    this.showKind = showKind;
    this.out = out;
    this.widths = shown.stream().mapToInt(column -> column.name().length()).toArray();
  }

  @Override
  public void row(ResultRow row) {
    List<String> texts = new ArrayList<>();
    if (showKind) {
      texts.add(row.kind().sign());
    }
    for (JsonNode value : row.values()) {
      ResultColumn column = columns.get(texts.size());
      texts.add(value.isNull() ? "NULL" : ValueText.of(column, value));
    }
    rows++;
    if (headed) {
      line(texts);
      return;
    }
    kept.add(texts);
    if (kept.size() == ROWS_FOR_WIDTHS) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (!headed && !kept.isEmpty()) {
      head();
    }
    out.flush();
  }

  @Override
  public void end() {
    if (rows == 1 && columns.size() == 1 && !headed && kept.get(0).get(0).contains("\n")) {
      // A plan, or a statement that creates something: made to be read as it stands.
      out.println(kept.get(0).get(0).stripTrailing());
      out.flush();
      return;
    }
    if (!headed) {
      head();
    }
    rule();
    out.println(rows == 1 ? "1 row" : rows + " rows");
    out.flush();
  }

  private void head() {
    for (List<String> texts : kept) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], texts.get(i).length());
      }
    }
    headed = true;
    rule();
    line(columns.stream().map(ResultColumn::name).toList());
    rule();
    kept.forEach(this::line);
    kept.clear();
  }

  private void rule() {
    StringBuilder rule = new StringBuilder("+");
    for (int width : widths) {
      rule.append("-".repeat(width + 2)).append('+');
    }
    out.println(rule);
  }

  private void line(List<String> texts) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String text = texts.get(i);
      String padding = " ".repeat(Math.max(0, widths[i] - text.length()));
      boolean right = columns.get(i).numeric();
      line.append(' ').append(right ? padding + text : text + padding).append(" |");
    }
    out.println(line);
  }
}
