package dev.rearview.decode;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets rows of some kinds through, and of their columns those that were asked for. */
final class ChosenRows implements RowSink {
  private final Set<Kind> kinds;
  private final List<String> columns;
  private final RowSink target;
  private final Row chosen = new Row();

  /** Columns as they come if {@code columns} is empty. */
  ChosenRows(Set<Kind> kinds, List<String> columns, RowSink target) {
    this.kinds = EnumSet.copyOf(kinds);
    this.columns = List.copyOf(columns);
    this.target = target;
  }

  @Override
  public void accept(Row row) throws IOException {
    if (!kinds.contains(row.kind())) {
      return;
    }
    if (columns.isEmpty()) {
      target.accept(row);
      return;
    }
    chosen.begin(row.kind());
    Map<String, Object> values = row.values();
    for (String column : columns) {
      Object value = values.get(column);
      if (value != null) {
        chosen.put(column, value);
      }
    }
    target.accept(chosen);
  }

  @Override
  public void end() throws IOException {
    target.end();
  }
}
