package dev.rearview.udf.reference;

import org.apache.flink.metrics.MetricGroup;

/**
 * What the metrics of one operator tell of one table of the process: group {@code reference.LABEL}.
 * Made once for all functions of the operator, as names must not come twice.
 *
 * @param <T> the table
 */
final class TableMeasures<T> {
  private static final String GROUP = "reference";

  private final MetricGroup group;
  private final ReloadingTable<T> table;
  private LookupCounts lookups;

  private TableMeasures(MetricGroup group, ReloadingTable<T> table) {
    this.group = group;
    this.table = table;
  }

  /**
   * Shows a table. What is made here lives as long as the operator's metrics, which refer to it.
   *
   * @param operator whose metrics are to tell of the table
   */
  static <T> TableMeasures<T> of(
      MetricGroup operator, TableSource<T> source, ReloadingTable<T> table) {
    MetricGroup group = operator.addGroup(GROUP, source.label().replaceAll("[^A-Za-z0-9_-]", "_"));
    TableMeasures<T> measures = new TableMeasures<>(group, table);
    group.gauge("loads", () -> measures.table.loads());
    group.gauge("refusals", () -> measures.table.refusals());
    group.gauge("loadedEpochSecond", () -> measures.table.loadedEpochSecond());
    group.gauge("bad", () -> measures.table.bad() ? 1 : 0);
    group.gauge("stale", () -> measures.table.stale() ? 1 : 0);
    source.measure(group, () -> measures.table.current());
    return measures;
  }

  /** Those of the operator's functions together; shown from the first call on. */
  synchronized LookupCounts lookups() {
    if (lookups == null) {
      lookups = new LookupCounts(group);
    }
    return lookups;
  }
}
