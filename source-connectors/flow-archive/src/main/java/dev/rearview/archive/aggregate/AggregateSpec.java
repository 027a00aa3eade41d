package dev.rearview.archive.aggregate;

import java.io.Serializable;
import java.util.List;

/**
 * What to compute of rows, group by group.
 *
 * @param keys names of the columns that make a group (no maps); none: all rows are one group
 * @param calls what to compute of each group
 */
public record AggregateSpec(List<String> keys, List<Call> calls) implements Serializable {
  private static final long serialVersionUID = 1L;

  public AggregateSpec {
    keys = List.copyOf(keys);
    calls = List.copyOf(calls);
  }

  /** What is computed. */
  public enum Function {
    /** The number of rows. */
    COUNT_ROWS,
    /** The number of rows in which the column is not NULL. */
    COUNT,
    /** The sum of a column of numbers, NULL of no values; wraps around as Flink's does. */
    SUM,
    /** The least value, NULL of no values. */
    MIN,
    /** The greatest value, NULL of no values. */
    MAX
  }

  /**
   * One computation.
   *
   * @param column the column it is of; null for {@link Function#COUNT_ROWS}
   */
  public record Call(Function function, String column) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
