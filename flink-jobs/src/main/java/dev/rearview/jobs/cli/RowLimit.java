package dev.rearview.jobs.cli;

import java.util.Optional;

/** Whether an answer may have been cut: a recipe's LIMIT cuts without a word. */
final class RowLimit {
  private RowLimit() {}

  /**
   * What is to be said below the answer.
   *
   * @param limit the recipe's limit, a whole number; empty if it has none, as in a stream
   */
  static Optional<String> said(long rows, String limit) {
    return limit.isEmpty() || rows < Long.parseLong(limit)
        ? Optional.empty()
        : Optional.of(
            rows + (rows == 1 ? " row" : " rows") + ", which is --limit: there may be more");
  }
}
