package dev.rearview.codec.record;

/** How the value of a {@link Column} is held and shown in SQL. */
public enum FieldType {
  /** An unsigned number; SQL {@code INT}. Holds at most 31 bits of value. */
  INT("INT"),
  /**
   * An unsigned number; SQL {@code BIGINT}. One of 2^63 or more does not fit: the column is NULL,
   * and that is counted.
   */
  LONG("BIGINT"),
  /** Milliseconds since 1970-01-01T00:00:00Z; SQL {@code TIMESTAMP_LTZ(3)}. */
  TIME("TIMESTAMP_LTZ(3)"),
  /** An IPv4 or IPv6 address; SQL {@code STRING}, in the canonical text of RFC 5952. */
  ADDRESS("STRING"),
  /** A 48-bit MAC address in the low bits; SQL {@code STRING}, as {@code 00:1b:21:aa:bb:cc}. */
  MAC("STRING"),
  /** A short text; SQL {@code STRING}. */
  TEXT("STRING"),
  /** Name to value, for what has no column of its own; SQL {@code MAP<STRING, STRING>}. */
  MAP("MAP<STRING, STRING>"),
  /** Name to number; SQL {@code MAP<STRING, BIGINT>}. No flow has such a column. */
  COUNTS("MAP<STRING, BIGINT>");

  private final String sql;

  FieldType(String sql) {
    this.sql = sql;
  }

  /** The type as it is written in DDL. */
  public String sql() {
    return sql;
  }
}
