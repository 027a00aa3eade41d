package dev.rearview.udf.reference;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of this process. Each function of each task works with its own copy of everything
 * otherwise, and a database of cities alone has 100 MB; so they lease tables here, the same one for
 * the same source. A table is forgotten with its last lease, and one thread looks after all of them
 * as long as there are any.
 */
public final class SharedTables {
  private static final Logger LOG = LoggerFactory.getLogger(SharedTables.class);
  private static final SharedTables OF_PROCESS = new SharedTables();

  private final Map<TableSource<?>, Entry> entries = new HashMap<>();
  private ScheduledExecutorService refresher;

  private static final class Entry {
    private final ReloadingTable<?> table;
    private final ScheduledFuture<?> refreshing;

    /** Weak on both sides: the metrics of an operator that ended are to go, and with them these. */
    private final Map<MetricGroup, WeakReference<TableMeasures<?>>> measures = new WeakHashMap<>();

    private int leases;

    private Entry(ReloadingTable<?> table, ScheduledFuture<?> refreshing) {
      this.table = table;
      this.refreshing = refreshing;
    }
  }

  /** Those that every function of this process leases from. */
  public static SharedTables ofProcess() {
    return OF_PROCESS;
  }

  /**
   * Leases a table; it is loaded if nobody has it yet, and else looked at anew, so that whoever
   * begins to ask sees files as they are.
   *
   * @param source a record, so that two that read the same are equal
   * @param interval how often its files are looked at; that of the first lease counts
   * @param operator whose metrics tell of the table
   */
  @SuppressWarnings("unchecked")
  public synchronized <T> Lease<T> lease(
      TableSource<T> source, Duration interval, MetricGroup operator) {
    Entry entry = entries.get(source);
    if (entry == null) {
      ReloadingTable<T> table = new ReloadingTable<>(source);
      entry = new Entry(table, schedule(table, interval));
      entries.put(source, entry);
    } else {
      refresh(entry.table);
    }
    entry.leases++;
    ReloadingTable<T> table = (ReloadingTable<T>) entry.table;
    return new Lease<>(table, measures(entry, operator, source), () -> release(source));
  }

  /** Tables that somebody has at present. */
  public synchronized int size() {
    return entries.size();
  }

  @SuppressWarnings("unchecked")
  private static <T> TableMeasures<T> measures(
      Entry entry, MetricGroup operator, TableSource<T> source) {
    WeakReference<TableMeasures<?>> known = entry.measures.get(operator);
    TableMeasures<T> measures = known == null ? null : (TableMeasures<T>) known.get();
    if (measures == null) {
      measures = TableMeasures.of(operator, source, (ReloadingTable<T>) entry.table);
      entry.measures.put(operator, new WeakReference<>(measures));
    }
    return measures;
  }

  private ScheduledFuture<?> schedule(ReloadingTable<?> table, Duration interval) {
    if (refresher == null) {
      refresher =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "rearview-reference");
                thread.setDaemon(true);
                return thread;
              });
    }
    return refresher.scheduleWithFixedDelay(
        () -> refresh(table), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** An exception must not end the refreshing of a table for good. */
  private static void refresh(ReloadingTable<?> table) {
    try {
      table.refresh();
    } catch (RuntimeException e) {
      LOG.warn("A reference table could not be refreshed", e);
    }
  }

  private synchronized void release(TableSource<?> source) {
    Entry entry = entries.get(source);
    if (--entry.leases == 0) {
      entries.remove(source);
      entry.refreshing.cancel(false);
      if (entries.isEmpty()) {
        refresher.shutdownNow();
        refresher = null;
      }
    }
  }
}
