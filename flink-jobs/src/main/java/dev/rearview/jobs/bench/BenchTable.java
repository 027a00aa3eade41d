package dev.rearview.jobs.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints rows as aligned columns; the conditions, which are long, stand below each row. */
public final class BenchTable {
  private static final List<String> HEAD = List.of("measurement", "Rearview", "peer", "ratio");

  private BenchTable() {}

  /** Prints the rows. */
  public static void print(List<BenchRow> rows, PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    rows.forEach(row -> lines.add(cells(row)));
    int[] widths = new int[HEAD.size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      out.println(line(lines.get(i), widths));
      if (i > 0) {
        out.println("    " + rows.get(i - 1).conditions());
      }
    }
    out.flush();
  }

  private static List<String> cells(BenchRow row) {
    String ratio = row.ratio() == null ? "-" : String.format(Locale.ROOT, "%.2fx", row.ratio());
    return List.of(row.measurement(), row.rearview(), row.peer(), ratio);
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
