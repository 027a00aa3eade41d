package dev.rearview.connector.archive;

import dev.rearview.archive.schema.ColumnKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.expressions.ValueLiteralExpression;

/**
 * A literal as a value that a column is compared with.
 *
 * @param value a {@code Long} or a {@code String}
 * @param exact false for a time of which a fraction of a millisecond was cut off
 */
record Constant(Object value, boolean exact) {
  /**
   * Of an expression, for a column of the given kind; empty for NULL and what is no literal.
   *
   * @param sessionInUtc whether times without a zone are UTC; if not, they are left to Flink
   */
  static Optional<Constant> of(
      ColumnKind kind, ResolvedExpression expression, boolean sessionInUtc) {
    if (!(expression instanceof ValueLiteralExpression literal) || literal.isNull()) {
      return Optional.empty();
    }
    return switch (kind) {
      case INT, LONG -> number(literal);
      case TIME -> time(literal, sessionInUtc);
      case TEXT -> text(literal);
      case TEXT_MAP, COUNT_MAP -> Optional.empty();
    };
  }

  private static Optional<Constant> number(ValueLiteralExpression literal) {
    return switch (literal.getOutputDataType().getLogicalType().getTypeRoot()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          literal
              .getValueAs(Number.class)
              .or(() -> literal.getValueAs(BigDecimal.class))
              .map(number -> new Constant(number.longValue(), true));
      case DECIMAL -> literal.getValueAs(BigDecimal.class).flatMap(Constant::whole);
      default -> Optional.empty();
    };
  }

  private static Optional<Constant> whole(BigDecimal decimal) {
    try {
      BigInteger whole = decimal.toBigIntegerExact();
      return Optional.of(new Constant(whole.longValueExact(), true));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Constant> time(ValueLiteralExpression literal, boolean sessionInUtc) {
    return switch (literal.getOutputDataType().getLogicalType().getTypeRoot()) {
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          literal.getValueAs(Instant.class).flatMap(Constant::instant);
      case TIMESTAMP_WITHOUT_TIME_ZONE ->
          sessionInUtc
              ? literal
                  .getValueAs(LocalDateTime.class)
                  .flatMap(time -> instant(time.toInstant(ZoneOffset.UTC)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Constant> instant(Instant time) {
    try {
      return Optional.of(
          new Constant(time.toEpochMilli(), time.equals(time.truncatedTo(ChronoUnit.MILLIS))));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Constant> text(ValueLiteralExpression literal) {
    return switch (literal.getOutputDataType().getLogicalType().getTypeRoot()) {
      case CHAR, VARCHAR -> literal.getValueAs(String.class).map(text -> new Constant(text, true));
      default -> Optional.empty();
    };
  }
}
