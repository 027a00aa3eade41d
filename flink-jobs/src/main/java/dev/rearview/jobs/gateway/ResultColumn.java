package dev.rearview.jobs.gateway;

/**
 * A column of a result.
 *
 * @param name as the statement names it
 * @param type name of Flink's logical type root, as {@code TIMESTAMP_WITH_LOCAL_TIME_ZONE}
 * @param precision digits of a time's fraction, or all digits of a DECIMAL; 0 for other types
 * @param scale digits of a DECIMAL after the point; 0 for other types
 */
public record ResultColumn(String name, String type, int precision, int scale) {
  /** Whether values are numbers, and stand to the right. */
  boolean numeric() {
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE", "DECIMAL" -> true;
      default -> false;
    };
  }

  /** Whether values are decimals, of {@link #scale} digits after the point. */
  boolean decimal() {
    return type.equals("DECIMAL");
  }

  /** Whether values are floating-point numbers. */
  boolean floating() {
    return type.equals("FLOAT") || type.equals("DOUBLE");
  }

  /** Whether values are bytes, which the gateway sends in base 64. */
  boolean binary() {
    return type.equals("BINARY") || type.equals("VARBINARY");
  }

  /** Whether values are times, with or without a zone. */
  boolean timestamp() {
    return type.startsWith("TIMESTAMP");
  }
}
