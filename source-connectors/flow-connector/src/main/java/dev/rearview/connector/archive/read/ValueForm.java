package dev.rearview.connector.archive.read;

import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.apache.flink.table.types.logical.LogicalType;

/** What a value of an aggregated row is in Flink. */
public enum ValueForm {
  INT,
  LONG,
  TIME,
  TEXT;

  /** Of a column's type. */
  public static ValueForm of(LogicalType type) {
    return switch (type.getTypeRoot()) {
      case INTEGER -> INT;
      case BIGINT -> LONG;
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> TIME;
      case VARCHAR -> TEXT;
      default -> throw new IllegalArgumentException("No column of the archive is " + type);
    };
  }

  /** Flink's form of a value of the archive, which is a {@code Long}, UTF-8 or null. */
  Object internal(Object value) {
    if (value == null) {
      return null;
    }
    return switch (this) {
      case INT -> ((Long) value).intValue();
      case LONG -> value;
      case TIME -> TimestampData.fromEpochMillis((Long) value);
      case TEXT -> BinaryStringData.fromBytes((byte[]) value);
    };
  }
}
