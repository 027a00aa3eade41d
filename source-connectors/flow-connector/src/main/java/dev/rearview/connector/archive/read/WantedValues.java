package dev.rearview.connector.archive.read;

import dev.rearview.archive.predicate.Predicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.table.connector.source.DynamicFilteringData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.LogicalType;

/** What the rows of the other side of a join say of ours. */
final class WantedValues {
  private WantedValues() {}

  /**
   * A predicate that is true of every row that finds a partner: of each column that it has one of
   * the values that occur. Combinations are left to the join.
   *
   * @param columns ours, in the order of the columns of the data
   */
  static Optional<Predicate> predicate(List<String> columns, DynamicFilteringData data) {
    if (!data.isFiltering()) {
      return Optional.empty();
    }
    List<Predicate> parts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      LogicalType type = data.getRowType().getTypeAt(i);
      Set<Object> values = new HashSet<>();
      for (RowData row : data.getData()) {
        if (!row.isNullAt(i)) {
          values.add(value(row, i, type));
        }
      }
      parts.add(new Predicate.In(columns.get(i), values));
    }
    return Optional.of(parts.size() == 1 ? parts.get(0) : new Predicate.And(parts));
  }

  private static Object value(RowData row, int column, LogicalType type) {
    return switch (ValueForm.of(type)) {
      case INT -> (long) row.getInt(column);
      case LONG -> row.getLong(column);
      case TIME -> row.getTimestamp(column, 3).getMillisecond();
      case TEXT -> row.getString(column).toString();
    };
  }
}
