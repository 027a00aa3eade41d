package dev.rearview.connector.archive;

import dev.rearview.archive.predicate.Predicate;
import java.util.List;
import org.apache.flink.table.expressions.ResolvedExpression;

/**
 * What becomes of the conditions of a query.
 *
 * @param predicate what the archive evaluates; null for nothing
 * @param accepted conditions that it evaluates wholly or in part
 * @param remaining conditions that Flink evaluates: those of which nothing or only a part could be
 *     handed over. One of which a part could is in both lists
 */
record PushedFilters(
    Predicate predicate, List<ResolvedExpression> accepted, List<ResolvedExpression> remaining) {
  PushedFilters {
    accepted = List.copyOf(accepted);
    remaining = List.copyOf(remaining);
  }
}
