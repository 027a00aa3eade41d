package dev.rearview.connector.imports;

import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.FieldType;
import dev.rearview.codec.record.FlowField;
import dev.rearview.connector.files.FlowFieldData;
import dev.rearview.imports.ImportedFlow;
import dev.rearview.imports.KnownField;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.data.StringData;

/**
 * A column of the table: one of the flow's, by its name, or what was known of the flow, by its name
 * behind {@code known_}.
 *
 * @param name name in SQL
 * @param column {@link FlowField} or {@link KnownField}
 */
record ImportColumn(String name, Column column) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String KNOWN = "known_";

  /** Every column that there can be. */
  static List<ImportColumn> all() {
    List<ImportColumn> all = new ArrayList<>();
    for (FlowField field : FlowField.values()) {
      all.add(new ImportColumn(field.columnName(), field));
    }
    for (KnownField field : KnownField.values()) {
      all.add(new ImportColumn(KNOWN + field.columnName(), field));
    }
    return all;
  }

  static Optional<ImportColumn> find(String name) {
    return all().stream().filter(column -> column.name.equals(name)).findFirst();
  }

  /** The value in Flink's internal form; null for NULL. */
  Object value(ImportedFlow flow) {
    if (column instanceof FlowField field) {
      return FlowFieldData.of(field, flow.record());
    }
    Object known = flow.known((KnownField) column);
    if (known instanceof String text) {
      return StringData.fromString(text);
    }
    return known != null && column.type() == FieldType.INT ? ((Long) known).intValue() : known;
  }
}
