package dev.rearview.jobs.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines of cells, printed as columns: the first from the left, the others from the right. */
final class AlignedTable {
  private final List<List<String>> lines = new ArrayList<>();

  AlignedTable(String... head) {
    lines.add(List.of(head));
  }

  void line(List<String> cells) {
    lines.add(List.copyOf(cells));
  }

  void print(PrintWriter out) {
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        String padding = " ".repeat(width(column) - cell.length());
        text.append(column == 0 ? cell + padding : "  " + padding + cell);
      }
      out.println(text.toString().stripTrailing());
    }
    out.println();
    out.flush();
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
