package dev.rearview.connector.table;

import dev.rearview.codec.record.FlowField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/** Holds a table's declared columns against {@link FlowField}. */
final class FlowTableSchema {
  private FlowTableSchema() {}

  /**
   * Checks that every physical column is one of the flow's, with its type.
   *
   * @throws ValidationException naming the table, every wrong column and what is expected
   */
  static void check(String table, DataType physicalType) {
    RowType row = (RowType) physicalType.getLogicalType();
    String problems =
        row.getFields().stream()
            .map(column -> problem(column.getName(), column.getType()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    if (!problems.isEmpty()) {
      throw new ValidationException("Table " + table + ": " + problems);
    }
  }

  private static Optional<String> problem(String name, LogicalType declared) {
    Optional<FlowField> field = find(name);
    if (field.isEmpty()) {
      return Optional.of(
          "a flow has no column '"
              + name
              + "'; its columns are "
              + Arrays.stream(FlowField.values())
                  .map(FlowField::columnName)
                  .collect(Collectors.joining(", ")));
    }
    LogicalType expected = logicalType(field.get());
    if (!declared.copy(true).equals(expected.copy(true))) {
      return Optional.of(
          "column '" + name + "' is declared " + declared + ", but a flow has " + expected);
    }
    if (!declared.isNullable() && !field.get().alwaysPresent()) {
      return Optional.of(
          "column '" + name + "' is declared NOT NULL, but exporters may leave it out");
    }
    return Optional.empty();
  }

  private static Optional<FlowField> find(String name) {
    return Arrays.stream(FlowField.values())
        .filter(field -> field.columnName().equals(name))
        .findFirst();
  }

  /** The flow's columns behind the columns of a checked row type. */
  static List<FlowField> fields(DataType rowType) {
    return DataType.getFieldNames(rowType).stream()
        .map(name -> FlowField.valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  /** The SQL type of a column. */
  static LogicalType logicalType(FlowField field) {
    DataType type =
        switch (field.type()) {
          case INT -> DataTypes.INT();
          case LONG -> DataTypes.BIGINT();
          case TIME -> DataTypes.TIMESTAMP_LTZ(3);
          case ADDRESS, MAC, TEXT -> DataTypes.STRING();
          case MAP -> DataTypes.MAP(DataTypes.STRING(), DataTypes.STRING());
          case COUNTS -> DataTypes.MAP(DataTypes.STRING(), DataTypes.BIGINT());
        };
    return type.getLogicalType();
  }
}
