package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import java.util.HashMap;
import java.util.Map;

/**
 * Columns by Rearview's own names, as {@code query --format csv} and {@code decode --format csv}
 * write them. An empty value is NULL.
 */
final class RearviewDialect implements Dialect {
  private final Map<String, CellReader> columns = new HashMap<>();

  RearviewDialect() {
    for (FlowField field : FlowField.values()) {
      columns.put(field.columnName(), ColumnCells.of(field));
    }
    for (KnownField field : KnownField.values()) {
      columns.put(field.columnName(), ColumnCells.of(field));
    }
    // Where the archive put the flow follows from its receive time.
    columns.put("day", (text, into) -> {});
    columns.put("hour", (text, into) -> {});
  }

  /** Whether {@code name} is one of the columns. */
  boolean has(String name) {
    return columns.containsKey(name);
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public CellReader column(String name) {
    return columns.get(name);
  }

  @Override
  public boolean finish(ImportedFlow flow, ImportedFlow reverse) {
    return false;
  }
}
