package dev.rearview.connector.archive.write;

import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import dev.rearview.archive.write.ArchiveRow;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;

/** Flink's row as the archive's writer asks for it: the same object for each row. */
final class RowOfData implements ArchiveRow {
  private final ColumnKind[] kinds;
  private RowData row;

  RowOfData(ArchiveSchema schema) {
    this.kinds = schema.columns().stream().map(column -> column.kind()).toArray(ColumnKind[]::new);
  }

  /** Becomes that row. */
  RowOfData of(RowData newRow) {
    row = newRow;
    return this;
  }

  @Override
  public boolean isNull(int column) {
    return row.isNullAt(column);
  }

  @Override
  public long number(int column) {
    return switch (kinds[column]) {
      case INT -> row.getInt(column);
      case LONG -> row.getLong(column);
      case TIME -> row.getTimestamp(column, 3).getMillisecond();
      case TEXT, TEXT_MAP, COUNT_MAP ->
          throw new IllegalStateException("Column " + column + " has no numbers");
    };
  }

  @Override
  public byte[] text(int column) {
    return row.getString(column).toBytes();
  }

  @Override
  public Map<String, ?> map(int column) {
    MapData map = row.getMap(column);
    ArrayData keys = map.keyArray();
    ArrayData values = map.valueArray();
    Map<String, Object> converted = new HashMap<>();
    for (int i = 0; i < map.size(); i++) {
      converted.put(keys.getString(i).toString(), value(values, i, kinds[column]));
    }
    return converted;
  }

  private static Object value(ArrayData values, int index, ColumnKind kind) {
    if (values.isNullAt(index)) {
      return null;
    }
    return kind == ColumnKind.COUNT_MAP
        ? (Object) values.getLong(index)
        : values.getString(index).toString();
  }
}
