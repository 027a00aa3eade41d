package dev.rearview.connector.archive;

import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.AND;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.BETWEEN;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.IN;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.IS_NOT_NULL;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.IS_NULL;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.LIKE;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.NOT;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.NOT_BETWEEN;
import static org.apache.flink.table.functions.BuiltInFunctionDefinitions.OR;

import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.schema.ArchiveSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.table.expressions.CallExpression;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.functions.FunctionDefinition;

/**
 * Turns Flink's conditions into the archive's predicates. What is turned is exact, by SQL's
 * three-valued logic, so that it holds below NOT too; the rest is left to Flink, but for what
 * follows from it: of {@code a AND f(x)} the archive is told {@code a}.
 */
final class PredicateConverter {
  private final ColumnReferences columns;
  private final Comparisons comparisons;
  private final FlowFunctions functions;

  /**
   * Of a table with the given columns.
   *
   * @param session what of the session matters
   */
  PredicateConverter(ArchiveSchema schema, SessionFacts session) {
    this.columns = new ColumnReferences(schema);
    this.comparisons = new Comparisons(columns, session.inUtc());
    this.functions = new FlowFunctions(columns, session);
  }

  /** Of the conditions, all of which have to hold, what the archive can evaluate. */
  PushedFilters convert(List<ResolvedExpression> conditions) {
    List<Predicate> parts = new ArrayList<>();
    List<ResolvedExpression> accepted = new ArrayList<>();
    List<ResolvedExpression> remaining = new ArrayList<>();
    for (ResolvedExpression condition : conditions) {
      Optional<Predicate> exact = exact(condition);
      Optional<Predicate> implied = exact.isPresent() ? exact : implied(condition);
      if (implied.isPresent()) {
        parts.add(implied.get());
        accepted.add(condition);
      }
      if (exact.isEmpty()) {
        remaining.add(condition);
      }
    }
    return new PushedFilters(parts.isEmpty() ? null : and(parts), accepted, remaining);
  }

  /** The same as the expression, in every row. */
  Optional<Predicate> exact(ResolvedExpression expression) {
    if (!(expression instanceof CallExpression call)) {
      return Optional.empty();
    }
    List<ResolvedExpression> arguments = call.getResolvedChildren();
    FunctionDefinition function = call.getFunctionDefinition();
    if (function == AND) {
      return all(arguments).map(PredicateConverter::and);
    }
    if (function == OR) {
      return all(arguments).map(PredicateConverter::or);
    }
    if (function == NOT) {
      return exact(arguments.get(0)).map(Predicate.Not::new);
    }
    if (function == IS_NULL) {
      return columns.name(arguments.get(0)).map(Predicate.IsNull::new);
    }
    if (function == IS_NOT_NULL) {
      return columns
          .name(arguments.get(0))
          .map(column -> new Predicate.Not(new Predicate.IsNull(column)));
    }
    if (function == IN) {
      return comparisons.in(arguments);
    }
    if (function == BETWEEN) {
      return comparisons.between(arguments);
    }
    if (function == NOT_BETWEEN) {
      return comparisons.between(arguments).map(Predicate.Not::new);
    }
    if (function == LIKE) {
      return comparisons.like(arguments);
    }
    Optional<Predicate> comparison = comparisons.compare(function, arguments);
    return comparison.isPresent() ? comparison : functions.convert(call);
  }

  /** What holds wherever the expression does; it may hold elsewhere, too. */
  private Optional<Predicate> implied(ResolvedExpression expression) {
    Optional<Predicate> exact = exact(expression);
    if (exact.isPresent() || !(expression instanceof CallExpression call)) {
      return exact;
    }
    if (call.getFunctionDefinition() == AND) {
      List<Predicate> parts =
          call.getResolvedChildren().stream().map(this::implied).flatMap(Optional::stream).toList();
      return parts.isEmpty() ? Optional.empty() : Optional.of(and(parts));
    }
    if (call.getFunctionDefinition() == OR) {
      List<Predicate> parts = new ArrayList<>();
      for (ResolvedExpression part : call.getResolvedChildren()) {
        Optional<Predicate> implied = implied(part);
        if (implied.isEmpty()) {
          return Optional.empty();
        }
        parts.add(implied.get());
      }
      return Optional.of(or(parts));
    }
    return comparisons.impliedBySlidingBound(call.getFunctionDefinition(), call);
  }

  private Optional<List<Predicate>> all(List<ResolvedExpression> arguments) {
    List<Predicate> parts = new ArrayList<>();
    for (ResolvedExpression argument : arguments) {
      Optional<Predicate> part = exact(argument);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(parts);
  }

  /** All of the parts, nested ones laid open. */
  static Predicate and(List<Predicate> parts) {
    List<Predicate> flat = new ArrayList<>();
    for (Predicate part : parts) {
      if (part instanceof Predicate.And and) {
        flat.addAll(and.parts());
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.get(0) : new Predicate.And(flat);
  }

  /** Any of the parts; equalities of one column become a list, as they were written. */
  static Predicate or(List<Predicate> parts) {
    List<Predicate> flat = new ArrayList<>();
    for (Predicate part : parts) {
      if (part instanceof Predicate.Or or) {
        flat.addAll(or.parts());
      } else {
        flat.add(part);
      }
    }
    Optional<Predicate> list = list(flat);
    return flat.size() == 1 ? flat.get(0) : list.orElseGet(() -> new Predicate.Or(flat));
  }

  private static Optional<Predicate> list(List<Predicate> parts) {
    Set<Object> values = new HashSet<>();
    String column = null;
    for (Predicate part : parts) {
      String of;
      if (part instanceof Predicate.Compare compare
          && compare.comparison() == Predicate.Comparison.EQUAL) {
        of = compare.column();
        values.add(compare.value());
      } else if (part instanceof Predicate.In in) {
        of = in.column();
        values.addAll(in.values());
      } else {
        return Optional.empty();
      }
      if (column != null && !column.equals(of)) {
        return Optional.empty();
      }
      column = of;
    }
    return Optional.of(new Predicate.In(column, values));
  }
}
