package dev.rearview.connector.table;

import dev.rearview.codec.record.Column;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.table.types.logical.LogicalType;

/** What the tables of this module have in common: types of columns, and lists of files. */
public final class ColumnTypes {
  private ColumnTypes() {}

  /** The SQL type of a column. */
  public static LogicalType of(Column column) {
    return FlowTableSchema.logicalType(column);
  }

  /** Paths that are separated by semicolons. */
  public static List<String> paths(String list) {
    return Stream.of(list.split(";")).map(String::strip).filter(path -> !path.isEmpty()).toList();
  }
}
