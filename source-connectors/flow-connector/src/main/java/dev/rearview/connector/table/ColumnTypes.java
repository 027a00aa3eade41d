package dev.rearview.connector.table;

import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.FlowField;
import dev.rearview.connector.RecordKind;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;

/** What the tables of this module have in common: types of columns, and lists of files. */
public final class ColumnTypes {
  private ColumnTypes() {}

  /** The SQL type of a column. */
  public static LogicalType of(Column column) {
    return FlowTableSchema.logicalType(column);
  }

  /**
   * Checks that every physical column is one of a flow's, with its type.
   *
   * @throws org.apache.flink.table.api.ValidationException naming the table and every wrong column
   */
  public static void checkFlows(String table, DataType physicalType) {
    FlowTableSchema.check(table, RecordKind.FLOWS, physicalType);
  }

  /** The flow's columns behind those of a checked row type. */
  public static List<FlowField> flowFields(DataType rowType) {
    return FlowTableSchema.columns(RecordKind.FLOWS, rowType).stream()
        .map(FlowField.class::cast)
        .toList();
  }

  /** Paths that are separated by semicolons. */
  public static List<String> paths(String list) {
    return Stream.of(list.split(";")).map(String::strip).filter(path -> !path.isEmpty()).toList();
  }
}
