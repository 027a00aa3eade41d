package dev.rearview.udf.hunt;

import dev.rearview.udf.UdfException;
import java.time.Instant;
import org.apache.flink.types.Row;

/** A flow as a hunt is given it: columns by their names, NULL as zero or as no text. */
record HuntRow(Row row) {
  /**
   * A text; null if it is NULL.
   *
   * @throws UdfException if the table has no such column
   */
  String text(String column) {
    return (String) field(column);
  }

  /** A number, 0 if it is NULL. */
  long number(String column) {
    Object value = field(column);
    return value == null ? 0 : ((Number) value).longValue();
  }

  /** A number, or another value if it is NULL or the table has no such column. */
  long numberOr(String column, long other) {
    return isAbsent(column) ? other : number(column);
  }

  /** A time as milliseconds, or another value if it is NULL or the table has no such column. */
  long millis(String column, long other) {
    return isAbsent(column) ? other : ((Instant) field(column)).toEpochMilli();
  }

  private boolean isAbsent(String column) {
    return !row.getFieldNames(true).contains(column) || isNull(column);
  }

  /** True only if it is. */
  boolean isTrue(String column) {
    return Boolean.TRUE.equals(field(column));
  }

  /** Whether the column is NULL. */
  boolean isNull(String column) {
    return field(column) == null;
  }

  private Object field(String column) {
    if (!row.getFieldNames(true).contains(column)) {
      throw new UdfException(
          "the table of a hunt has the columns %s: expected %s among them"
              .formatted(row.getFieldNames(true), column));
    }
    return row.getField(column);
  }

  static Instant instant(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis);
  }
}
