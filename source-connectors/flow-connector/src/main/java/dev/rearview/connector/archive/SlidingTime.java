package dev.rearview.connector.archive;

import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.CAST;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.CURRENT_TIMESTAMP;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.MINUS;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.NOW;

import java.time.Duration;
import java.util.Optional;
import org.apache.flink.table.expressions.CallExpression;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.expressions.ValueLiteralExpression;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.types.logical.LogicalTypeRoot;

/** Times by the clock: {@code CURRENT_TIMESTAMP}, or so long before. */
final class SlidingTime {
  /** For the time between reading the clock here and there. */
  private static final long SLACK_MILLIS = 60_000;

  private SlidingTime() {}

  /** A time that the expression does not lie before, milliseconds since 1970. */
  static Optional<Long> earliestMillis(ResolvedExpression expression) {
    if (!(expression instanceof CallExpression call)) {
      return Optional.empty();
    }
    FunctionDefinition function = call.getFunctionDefinition();
    if (function == CURRENT_TIMESTAMP || function == NOW) {
      return Optional.of(System.currentTimeMillis() - SLACK_MILLIS);
    }
    if (function == MINUS) {
      return earliestMillis(call.getResolvedChildren().get(0))
          .flatMap(
              from ->
                  interval(call.getResolvedChildren().get(1))
                      .map(before -> from - before.toMillis()));
    }
    if (function == CAST
        && call.getOutputDataType()
            .getLogicalType()
            .is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE)) {
      return earliestMillis(call.getResolvedChildren().get(0));
    }
    return Optional.empty();
  }

  private static Optional<Duration> interval(ResolvedExpression expression) {
    return expression instanceof ValueLiteralExpression literal
            && literal.getOutputDataType().getLogicalType().is(LogicalTypeRoot.INTERVAL_DAY_TIME)
        ? literal.getValueAs(Duration.class).filter(duration -> !duration.isNegative())
        : Optional.empty();
  }
}
