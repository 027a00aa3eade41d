package dev.rearview.connector.archive;

import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.EQUALS;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.GREATER_THAN;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.GREATER_THAN_OR_EQUAL;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.LESS_THAN;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.LESS_THAN_OR_EQUAL;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.NOT_EQUALS;

import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.Comparison;
import dev.rearview.archive.schema.ColumnKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.table.expressions.CallExpression;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.functions.FunctionDefinition;

/** Turns comparisons of a column with constants. */
final class Comparisons {
  private static final Map<FunctionDefinition, Comparison> COMPARISONS =
      Map.of(
          EQUALS, Comparison.EQUAL,
          NOT_EQUALS, Comparison.NOT_EQUAL,
          LESS_THAN, Comparison.LESS,
          LESS_THAN_OR_EQUAL, Comparison.LESS_OR_EQUAL,
          GREATER_THAN, Comparison.GREATER,
          GREATER_THAN_OR_EQUAL, Comparison.GREATER_OR_EQUAL);

  private final ColumnReferences columns;
  private final boolean sessionInUtc;

  Comparisons(ColumnReferences columns, boolean sessionInUtc) {
    this.columns = columns;
    this.sessionInUtc = sessionInUtc;
  }

  /** {@code column < constant} and its likes, either side first. */
  Optional<Predicate> compare(FunctionDefinition function, List<ResolvedExpression> arguments) {
    Comparison comparison = COMPARISONS.get(function);
    if (comparison == null) {
      return Optional.empty();
    }
    Optional<String> left = columns.name(arguments.get(0));
    if (left.isPresent()) {
      return compare(left.get(), comparison, arguments.get(1));
    }
    return columns
        .name(arguments.get(1))
        .flatMap(right -> compare(right, mirrored(comparison), arguments.get(0)));
  }

  private Optional<Predicate> compare(
      String column, Comparison comparison, ResolvedExpression expression) {
    return Constant.of(columns.kind(column), expression, sessionInUtc)
        .flatMap(
            constant -> {
              if (constant.exact()) {
                return Optional.of(new Predicate.Compare(column, comparison, constant.value()));
              }
              // Between two milliseconds: nothing is equal to it.
              return switch (comparison) {
                case LESS, LESS_OR_EQUAL ->
                    Optional.of(
                        new Predicate.Compare(column, Comparison.LESS_OR_EQUAL, constant.value()));
                case GREATER, GREATER_OR_EQUAL ->
                    Optional.of(
                        new Predicate.Compare(column, Comparison.GREATER, constant.value()));
                case EQUAL, NOT_EQUAL -> Optional.empty();
              };
            });
  }

  private static Comparison mirrored(Comparison comparison) {
    return switch (comparison) {
      case EQUAL, NOT_EQUAL -> comparison;
      case LESS -> Comparison.GREATER;
      case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
      case GREATER -> Comparison.LESS;
      case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
    };
  }

  /** {@code column IN (constant, …)}. */
  Optional<Predicate> in(List<ResolvedExpression> arguments) {
    Optional<String> column = columns.name(arguments.get(0));
    if (column.isEmpty()) {
      return Optional.empty();
    }
    Set<Object> values = new HashSet<>();
    for (ResolvedExpression argument : arguments.subList(1, arguments.size())) {
      Optional<Constant> constant = Constant.of(columns.kind(column.get()), argument, sessionInUtc);
      if (constant.isEmpty() || !constant.get().exact()) {
        return Optional.empty();
      }
      values.add(constant.get().value());
    }
    return Optional.of(new Predicate.In(column.get(), values));
  }

  /** {@code column BETWEEN constant AND constant}. */
  Optional<Predicate> between(List<ResolvedExpression> arguments) {
    Optional<Predicate> from =
        compare(GREATER_THAN_OR_EQUAL, List.of(arguments.get(0), arguments.get(1)));
    Optional<Predicate> to =
        compare(LESS_THAN_OR_EQUAL, List.of(arguments.get(0), arguments.get(2)));
    return from.flatMap(lower -> to.map(upper -> new Predicate.And(List.of(lower, upper))));
  }

  /** {@code column LIKE 'prefix%'}: texts from the prefix on, before the one that follows it. */
  Optional<Predicate> like(List<ResolvedExpression> arguments) {
    Optional<String> column = columns.name(arguments.get(0));
    if (arguments.size() != 2
        || column.isEmpty()
        || columns.kind(column.get()) != ColumnKind.TEXT) {
      return Optional.empty();
    }
    return Constant.of(ColumnKind.TEXT, arguments.get(1), sessionInUtc)
        .flatMap(pattern -> LikePrefix.of((String) pattern.value()))
        .flatMap(prefix -> prefix.predicate(column.get()));
  }

  /**
   * What follows from {@code column >= CURRENT_TIMESTAMP - …}: when it is evaluated the clock is
   * not behind that of the planner now, so that what is older by now stays so.
   */
  Optional<Predicate> impliedBySlidingBound(FunctionDefinition function, CallExpression call) {
    Comparison comparison = COMPARISONS.get(function);
    if (comparison == null) {
      return Optional.empty();
    }
    List<ResolvedExpression> sides = call.getResolvedChildren();
    boolean columnFirst = columns.name(sides.get(0)).isPresent();
    Comparison towards = columnFirst ? comparison : mirrored(comparison);
    if (towards != Comparison.GREATER && towards != Comparison.GREATER_OR_EQUAL) {
      return Optional.empty();
    }
    return columns
        .name(sides.get(columnFirst ? 0 : 1))
        .filter(column -> columns.kind(column) == ColumnKind.TIME)
        .flatMap(
            column ->
                SlidingTime.earliestMillis(sides.get(columnFirst ? 1 : 0))
                    .map(
                        millis ->
                            new Predicate.Compare(column, Comparison.GREATER_OR_EQUAL, millis)));
  }
}
