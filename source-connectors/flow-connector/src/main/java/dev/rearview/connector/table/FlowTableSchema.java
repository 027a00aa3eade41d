package dev.rearview.connector.table;

import dev.rearview.codec.record.Column;
import dev.rearview.connector.RecordKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/** Holds a table's declared columns against those of the records that are its rows. */
final class FlowTableSchema {
  private FlowTableSchema() {}

  /**
   * Checks that every physical column is one of the record's, with its type.
   *
   * @throws ValidationException naming the table, every wrong column and what is expected
   */
  static void check(String table, RecordKind kind, DataType physicalType) {
    RowType row = (RowType) physicalType.getLogicalType();
    String problems =
        row.getFields().stream()
            .map(column -> problem(kind, column.getName(), column.getType()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    if (!problems.isEmpty()) {
      throw new ValidationException("Table " + table + ": " + problems);
    }
  }

  private static Optional<String> problem(RecordKind kind, String name, LogicalType declared) {
    Optional<Column> field = find(kind, name);
    if (field.isEmpty()) {
      return Optional.of(
          kind.noun()
              + " has no column '"
              + name
              + "'; its columns are "
              + kind.columns().stream().map(Column::columnName).collect(Collectors.joining(", ")));
    }
    LogicalType expected = logicalType(field.get());
    if (!declared.copy(true).equals(expected.copy(true))) {
      return Optional.of(
          "column '"
              + name
              + "' is declared "
              + declared
              + ", but "
              + kind.noun()
              + " has "
              + expected);
    }
    if (!declared.isNullable() && !field.get().alwaysPresent()) {
      return Optional.of(
          "column '" + name + "' is declared NOT NULL, but exporters may leave it out");
    }
    return Optional.empty();
  }

  private static Optional<Column> find(RecordKind kind, String name) {
    return kind.columns().stream().filter(field -> field.columnName().equals(name)).findFirst();
  }

  /** The record's columns behind the columns of a checked row type. */
  static List<Column> columns(RecordKind kind, DataType rowType) {
    return DataType.getFieldNames(rowType).stream()
        .map(name -> find(kind, name).orElseThrow())
        .toList();
  }

  /** The SQL type of a column. */
  static LogicalType logicalType(Column field) {
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
