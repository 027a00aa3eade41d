package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** How a column's values are written as text: as a CSV file of the same table has them. */
enum ParquetText {
  TEXT,
  INT,
  UNSIGNED_INT,
  LONG,
  UNSIGNED_LONG,
  BOOLEAN,
  DATE,
  MILLIS,
  MICROS,
  NANOS,
  /** Hive's timestamps, which Flink writes too: a Julian day, and nanoseconds of it, in UTC. */
  DAY_AND_NANOS;

  private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

  /** The text of a row's value, which is not NULL. */
  String text(Group row, int column) {
    return switch (this) {
      case TEXT -> row.getString(column, 0).strip();
      case INT -> Integer.toString(row.getInteger(column, 0));
      case UNSIGNED_INT -> Integer.toUnsignedString(row.getInteger(column, 0));
      case LONG -> Long.toString(row.getLong(column, 0));
      case UNSIGNED_LONG -> Long.toUnsignedString(row.getLong(column, 0));
      case BOOLEAN -> Boolean.toString(row.getBoolean(column, 0));
      case DATE -> LocalDate.ofEpochDay(row.getInteger(column, 0)).toString();
      case MILLIS -> since(row.getLong(column, 0), ChronoUnit.MILLIS);
      case MICROS -> since(row.getLong(column, 0), ChronoUnit.MICROS);
      case NANOS -> since(row.getLong(column, 0), ChronoUnit.NANOS);
      case DAY_AND_NANOS -> dayAndNanos(NanoTime.fromBinary(row.getInt96(column, 0)));
    };
  }

  /**
   * That of a column.
   *
   * @throws UdfException if it holds anything but texts, whole numbers, booleans, dates and times
   */
  static ParquetText of(Path file, Type column) {
    ParquetText text =
        column.isPrimitive() && !column.isRepetition(Type.Repetition.REPEATED)
            ? of(column.asPrimitiveType().getPrimitiveTypeName().name(), column)
            : null;
    if (text == null) {
      throw new UdfException(
          file
              + ": expected text, whole numbers, booleans, dates or timestamps as "
              + column.getName()
              + ", found "
              + column);
    }
    return text;
  }

  private static ParquetText of(String primitive, Type column) {
    LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
    boolean unsigned = logical instanceof IntLogicalTypeAnnotation number && !number.isSigned();
    boolean whole = logical == null || logical instanceof IntLogicalTypeAnnotation;
    return switch (primitive) {
      case "BINARY" ->
          logical == null
                  || logical instanceof StringLogicalTypeAnnotation
                  || logical instanceof EnumLogicalTypeAnnotation
              ? TEXT
              : null;
      case "BOOLEAN" -> BOOLEAN;
      case "INT32" ->
          logical instanceof DateLogicalTypeAnnotation
              ? DATE
              : !whole ? null : unsigned ? UNSIGNED_INT : INT;
      case "INT64" ->
          logical instanceof TimestampLogicalTypeAnnotation time
              ? of(time)
              : !whole ? null : unsigned ? UNSIGNED_LONG : LONG;
      case "INT96" -> DAY_AND_NANOS;
      default -> null;
    };
  }

  private static ParquetText of(TimestampLogicalTypeAnnotation time) {
    return switch (time.getUnit()) {
      case MILLIS -> MILLIS;
      case MICROS -> MICROS;
      case NANOS -> NANOS;
    };
  }

  private static String dayAndNanos(NanoTime time) {
    return Instant.EPOCH
        .plus((long) time.getJulianDay() - JULIAN_DAY_OF_EPOCH, ChronoUnit.DAYS)
        .plusNanos(time.getTimeOfDayNanos())
        .toString();
  }

  private static String since(long epoch, ChronoUnit unit) {
    return Instant.EPOCH.plus(epoch, unit).toString();
  }
}
