package dev.rearview.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which columns have a value in any row, and how wide the widest is; so a table can begin. */
final class ColumnSurvey implements RowSink {
  private final Map<String, Integer> widths = new LinkedHashMap<>();

  @Override
  public void accept(Row row) {
    row.values()
        .forEach(
            (name, value) -> {
              String cell = CellText.of(value);
              widths.merge(name, cell.codePointCount(0, cell.length()), Math::max);
            });
  }

  /** Those of {@code all} that have a value. */
  List<String> present(List<String> all) {
    List<String> present = new ArrayList<>(all);
    present.retainAll(widths.keySet());
    return present;
  }

  /** Characters of the column's widest value; 0 if it has none. */
  int width(String column) {
    return widths.getOrDefault(column, 0);
  }
}
