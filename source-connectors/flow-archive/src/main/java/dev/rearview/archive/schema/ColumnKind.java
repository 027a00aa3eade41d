package dev.rearview.archive.schema;

/** What the values of a column are, and how they stand in a file. */
public enum ColumnKind {
  /** A number of 32 bits: Parquet {@code INT32}. */
  INT,
  /** A number of 64 bits: Parquet {@code INT64}. */
  LONG,
  /**
   * Milliseconds since 1970 (UTC): Parquet {@code INT64}, {@code TIMESTAMP(MILLIS, false)}, as
   * Flink has it: no other mark of UTC, or engines would treat files of earlier releases
   * differently.
   */
  TIME,
  /** Text, addresses included: Parquet {@code BYTE_ARRAY}, {@code STRING}. */
  TEXT,
  /** Texts by name: Parquet {@code MAP} of {@code STRING} to {@code STRING}. */
  TEXT_MAP,
  /** Numbers of 64 bits by name: Parquet {@code MAP} of {@code STRING} to {@code INT64}. */
  COUNT_MAP;

  /** Whether the values are whole numbers. */
  public boolean isNumber() {
    return this == INT || this == LONG || this == TIME;
  }

  /** Whether the values are maps. */
  public boolean isMap() {
    return this == TEXT_MAP || this == COUNT_MAP;
  }
}
