package dev.rearview.connector.metrics;

import dev.rearview.archive.file.ScanCounters;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/**
 * What one reader of the archive touched, in the operator's scope:
 *
 * <ul>
 *   <li>{@code archive.filesOpened}: files whose footer was read
 *   <li>{@code archive.rowGroupsConsidered}, {@code archive.rowGroupsRead}: of these files
 *   <li>{@code archive.bytesConsidered}, {@code archive.bytesRead}: of these files
 *   <li>{@code archive.rowsConsidered}, {@code archive.rowsGiven}: before and after the predicate
 *   <li>Flink's own {@code numRecordsIn}
 * </ul>
 */
public final class ArchiveSourceMetrics {
  private final Counter numRecordsIn;

  public ArchiveSourceMetrics(SourceReaderMetricGroup group, ScanCounters counters) {
    MetricGroup archive = group.addGroup("archive");
    gauge(archive, "filesOpened", counters.filesOpened);
    gauge(archive, "rowGroupsConsidered", counters.rowGroupsConsidered);
    gauge(archive, "rowGroupsRead", counters.rowGroupsRead);
    gauge(archive, "bytesConsidered", counters.bytesConsidered);
    gauge(archive, "bytesRead", counters.bytesRead);
    gauge(archive, "rowsConsidered", counters.rowsConsidered);
    gauge(archive, "rowsGiven", counters.rowsGiven);
    this.numRecordsIn = group.getIOMetricGroup().getNumRecordsInCounter();
  }

  private static void gauge(MetricGroup group, String name, LongAdder value) {
    group.gauge(name, value::sum);
  }

  /** So many rows were read. */
  public void rowsRead(long rows) {
    numRecordsIn.inc(rows);
  }
}
