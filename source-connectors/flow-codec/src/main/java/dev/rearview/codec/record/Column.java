package dev.rearview.codec.record;

import java.util.Locale;

/** A column of one of the tables: an enum constant, in the order of the SQL table. */
public interface Column {
  /** Name of the constant. */
  String name();

  /** How the value is held and shown. */
  FieldType type();

  /** One line for people: meaning and unit. */
  String description();

  /** Whether the column is filled in every row. */
  boolean alwaysPresent();

  /** Name of the SQL column, lower_snake_case; parses unquoted in Flink SQL. */
  default String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
