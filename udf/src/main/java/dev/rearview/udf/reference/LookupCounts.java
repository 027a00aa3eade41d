package dev.rearview.udf.reference;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/**
 * How often the functions of one operator asked a table, and how often it did not have the answer
 * at hand. For that operator's thread; read by others, who may see it a little late.
 */
public final class LookupCounts {
  private final Counter lookups = new SimpleCounter();
  private final Counter misses = new SimpleCounter();

  /** Of what nobody watches. */
  public LookupCounts() {}

  /** Shown in a group. */
  LookupCounts(MetricGroup group) {
    group.counter("lookups", lookups);
    group.counter("misses", misses);
    group.gauge("hits", () -> lookups.getCount() - misses.getCount());
  }

  /** A look-up; a remembered answer counts as well. */
  public void lookup() {
    lookups.inc();
  }

  /** A look-up, counted already, whose answer was not remembered. */
  public void miss() {
    misses.inc();
  }
}
