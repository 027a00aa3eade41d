package dev.rearview.udf.reference;

import java.util.Optional;

/**
 * One function's share in a table.
 *
 * @param <T> the table
 */
public final class Lease<T> implements AutoCloseable {
  private final ReloadingTable<T> table;
  private final TableMeasures<T> measures;
  private final Runnable release;
  private boolean closed;

  Lease(ReloadingTable<T> table, TableMeasures<T> measures, Runnable release) {
    this.table = table;
    this.measures = measures;
    this.release = release;
  }

  /** The table as it is now: to be asked for each row. */
  public T table() {
    return table.current();
  }

  /** What is wrong with the table's files, if anything. */
  public Optional<String> problem() {
    return table.problem();
  }

  /** Where to count look-ups: the same for all functions of an operator. */
  public LookupCounts lookups() {
    return measures.lookups();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release.run();
    }
  }
}
