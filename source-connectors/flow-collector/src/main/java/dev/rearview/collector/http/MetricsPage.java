package dev.rearview.collector.http;

import dev.rearview.collector.status.CollectorStatus;
import dev.rearview.collector.status.ExporterStatus;
import dev.rearview.collector.status.ListenersStatus;
import dev.rearview.collector.status.PartitionStatus;
import dev.rearview.collector.status.PortStatus;
import dev.rearview.collector.status.StreamPortStatus;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** The collector's status as Prometheus reads it (text format 0.0.4). */
public final class MetricsPage {
  /** The Content-Type of the page. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Map<Metric, StringBuilder> samples = new EnumMap<>(Metric.class);

  private MetricsPage() {}

  /** The page. */
  public static String of(CollectorStatus status) {
    MetricsPage page = new MetricsPage();
    status.ports().forEach(page::port);
    status.streams().forEach(page::stream);
    status.exporters().forEach(page::exporter);
    status.partitions().forEach(page::partition);
    page.add(Metric.SYNCS, status.sync().syncs());
    page.add(Metric.SYNC_SECONDS, seconds(status.sync().syncNanos()));
    page.add(Metric.SYNC_FAILURES, status.sync().failures());
    page.add(Metric.JOURNAL_DELETED, status.sync().deletedBytes());
    page.add(Metric.JOURNAL_LOST, status.sync().lostBytes());
    status.listeners().ifPresent(page::listeners);
    page.add(Metric.START_TIME, seconds(status.startedAt().toEpochMilli() * 1_000_000));
    page.add(Metric.HEALTHY, status.isHealthy() ? 1 : 0);
    return page.text();
  }

  private void port(PortStatus port) {
    String number = Integer.toString(port.port());
    add(Metric.DATAGRAMS, port.datagrams(), number);
    add(Metric.BYTES, port.bytes(), number);
    add(Metric.IGNORED, port.ignored(), number);
    add(Metric.DROPPED, port.ringDrops(), number, "ring_full");
    port.kernelDrops().ifPresent(drops -> add(Metric.DROPPED, drops, number, "kernel"));
    add(Metric.RECEIVE_ERRORS, port.errors(), number);
    add(Metric.LAST_DATAGRAM, seconds(port.lastEpochNanos()), number);
    add(Metric.SOCKETS, port.sockets(), number);
    add(Metric.RECEIVE_BUFFER, port.receiveBufferRequestedBytes(), number, "requested");
    add(Metric.RECEIVE_BUFFER, port.receiveBufferGrantedBytes(), number, "granted");
  }

  private void stream(StreamPortStatus port) {
    String number = Integer.toString(port.port());
    add(Metric.CONNECTIONS, port.open(), number);
    add(Metric.ACCEPTED_CONNECTIONS, port.accepted(), number);
    port.refused().forEach((cause, n) -> add(Metric.REFUSED_CONNECTIONS, n, number, cause));
    port.failed().forEach((cause, n) -> add(Metric.FAILED_CONNECTIONS, n, number, cause));
    add(Metric.MESSAGES, port.messages(), number);
    add(Metric.MESSAGE_BYTES, port.bytes(), number);
    add(Metric.CONNECTION_PAUSES, port.pauses(), number);
    add(Metric.LAST_MESSAGE, seconds(port.lastEpochNanos()), number);
  }

  private void exporter(ExporterStatus exporter) {
    add(Metric.EXPORTER_DATAGRAMS, exporter.datagrams(), exporter.address());
    add(Metric.EXPORTER_BYTES, exporter.bytes(), exporter.address());
    add(Metric.EXPORTER_FAILED_CONNECTIONS, exporter.failedConnections(), exporter.address());
    add(Metric.EXPORTER_LAST_SEEN, seconds(exporter.lastEpochNanos()), exporter.address());
  }

  private void partition(PartitionStatus partition) {
    String name = partition.name();
    add(Metric.RING_BYTES, partition.ringBytes(), name);
    add(Metric.RING_CAPACITY, partition.ringCapacityBytes(), name);
    add(Metric.WRITTEN_DATAGRAMS, partition.datagrams(), name);
    add(Metric.WRITTEN_BYTES, partition.bytes(), name);
    add(Metric.WRITE_FAILURES, partition.writeFailures(), name);
    add(Metric.JOURNAL_SEGMENT, partition.position().segment(), name);
    add(Metric.JOURNAL_OFFSET, partition.position().offset(), name);
  }

  private void listeners(ListenersStatus listeners) {
    add(Metric.LISTENERS_IN_FORCE, listeners.mistakes().isEmpty() ? 1 : 0);
    add(Metric.LISTENERS_CHANGES, listeners.changes());
  }

  private void add(Metric metric, long value, String... labelValues) {
    add(metric, BigDecimal.valueOf(value), labelValues);
  }

  /** Label values are numbers, addresses and names of ours: none needs escaping. */
  private void add(Metric metric, BigDecimal value, String... labelValues) {
    StringBuilder line = samples.computeIfAbsent(metric, unused -> new StringBuilder());
    line.append(metric.fullName());
    for (int i = 0; i < labelValues.length; i++) {
      line.append(i == 0 ? '{' : ',');
      line.append(metric.labels().get(i)).append("=\"").append(labelValues[i]).append('"');
    }
    line.append(labelValues.length == 0 ? " " : "} ");
    line.append(value.toPlainString()).append('\n');
  }

  private static BigDecimal seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    samples.forEach(
        (metric, lines) ->
            text.append("# HELP ")
                .append(metric.fullName())
                .append(' ')
                .append(metric.help())
                .append("\n# TYPE ")
                .append(metric.fullName())
                .append(' ')
                .append(metric.type())
                .append('\n')
                .append(lines));
    return text.toString();
  }
}
