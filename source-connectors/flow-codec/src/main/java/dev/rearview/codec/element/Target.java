package dev.rearview.codec.element;

import dev.rearview.codec.record.FlowField;

/**
 * What an element is for: a row of the columns table.
 *
 * @param reverse whether it tells of the reverse direction of a biflow (RFC 5103)
 * @param column the column that it fills, or null
 * @param input what columns are derived from it, or null
 * @param rank place in the columns table: of two elements of a record for the same thing, the one
 *     of the lower rank counts and the other one goes to {@code extra}
 */
public record Target(boolean reverse, FlowField column, Input input, int rank) {
  /** The same of the other direction. */
  Target reversed() {
    return new Target(!reverse, column, input, rank);
  }
}
