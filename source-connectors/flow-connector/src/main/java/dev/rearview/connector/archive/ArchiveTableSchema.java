package dev.rearview.connector.archive;

import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;

/** The archive's columns behind a table's declared ones. */
final class ArchiveTableSchema {
  /** The column that says in which hour a row is kept. */
  static final String RECEIVED_TIME = "received_time";

  private ArchiveTableSchema() {}

  /**
   * The columns of a declared row type.
   *
   * @throws ValidationException naming the table, every column of a type that the archive does not
   *     have, and those that it has
   */
  static ArchiveSchema of(String table, DataType physicalType) {
    List<ArchiveColumn> columns = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (RowType.RowField field : ((RowType) physicalType.getLogicalType()).getFields()) {
      kind(field.getType())
          .ifPresentOrElse(
              kind -> columns.add(new ArchiveColumn(field.getName(), kind)),
              () -> wrong.add("'" + field.getName() + "' is declared " + field.getType()));
    }
    if (!wrong.isEmpty()) {
      throw new ValidationException(
          "Table "
              + table
              + ": column "
              + String.join("; column ", wrong)
              + "; the archive has INT, BIGINT, TIMESTAMP_LTZ(3), STRING, MAP<STRING, STRING> and"
              + " MAP<STRING, BIGINT>");
    }
    return new ArchiveSchema(columns);
  }

  private static Optional<ColumnKind> kind(LogicalType type) {
    return switch (type.getTypeRoot()) {
      case INTEGER -> Optional.of(ColumnKind.INT);
      case BIGINT -> Optional.of(ColumnKind.LONG);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          ((LocalZonedTimestampType) type).getPrecision() == 3
              ? Optional.of(ColumnKind.TIME)
              : Optional.empty();
      case VARCHAR -> isString(type) ? Optional.of(ColumnKind.TEXT) : Optional.empty();
      case MAP -> mapKind((MapType) type);
      default -> Optional.empty();
    };
  }

  private static Optional<ColumnKind> mapKind(MapType type) {
    if (!isString(type.getKeyType())) {
      return Optional.empty();
    }
    if (isString(type.getValueType())) {
      return Optional.of(ColumnKind.TEXT_MAP);
    }
    return type.getValueType().is(LogicalTypeRoot.BIGINT)
        ? Optional.of(ColumnKind.COUNT_MAP)
        : Optional.empty();
  }

  private static boolean isString(LogicalType type) {
    return type instanceof VarCharType text && text.getLength() == VarCharType.MAX_LENGTH;
  }
}
