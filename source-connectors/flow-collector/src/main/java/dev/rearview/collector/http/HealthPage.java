package dev.rearview.collector.http;

import dev.rearview.collector.status.CollectorStatus;
import dev.rearview.collector.status.ListenersStatus;
import dev.rearview.collector.status.PartitionStatus;
import dev.rearview.collector.status.PortStatus;
import dev.rearview.collector.status.StreamPortStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The collector's health as JSON: {@code status} is {@code ok}, {@code degraded} (datagrams were
 * lost within the last minute, or the file of listeners is wrong; {@code reasons} say more) or
 * {@code failing} (datagrams do not reach the disk); then every port and every partition with its
 * counters, and how the file of listeners is followed, if there is one. Unknown figures are null.
 */
public final class HealthPage {
  private HealthPage() {}

  /** The page. */
  public static String of(CollectorStatus status) {
    JsonText json = new JsonText().open('{');
    json.field("status", word(status));
    json.name("reasons").open('[');
    List.of(status.failures(), status.warnings()).forEach(list -> list.forEach(json::value));
    json.close(']');
    json.field("startedAt", status.startedAt().toString());
    json.field("transport", status.transport());
    json.name("journal").open('{');
    json.field("directory", status.journal()).field("id", status.journalId());
    json.field("syncs", status.sync().syncs()).field("syncFailures", status.sync().failures());
    json.field("deletedBytes", status.sync().deletedBytes());
    json.field("lostBytes", status.sync().lostBytes()).close('}');
    json.name("ports").open('[');
    status.ports().forEach(port -> port(json, port));
    json.close(']').name("streams").open('[');
    status.streams().forEach(port -> stream(json, port));
    json.close(']').name("partitions").open('[');
    status.partitions().forEach(partition -> partition(json, partition));
    json.close(']');
    status.listeners().ifPresent(listeners -> listeners(json, listeners));
    return json.close('}').toString();
  }

  private static String word(CollectorStatus status) {
    if (!status.isHealthy()) {
      return "failing";
    }
    return status.warnings().isEmpty() ? "ok" : "degraded";
  }

  private static void port(JsonText json, PortStatus port) {
    json.open('{').field("port", port.port()).field("bound", port.bind());
    json.field("sockets", port.sockets());
    json.field("datagrams", port.datagrams()).field("bytes", port.bytes());
    json.field("ignored", port.ignored()).field("ringDrops", port.ringDrops());
    if (port.kernelDrops().isPresent()) {
      json.field("kernelDrops", port.kernelDrops().getAsLong());
    } else {
      json.field("kernelDrops", null);
    }
    json.field("receiveErrors", port.errors());
    json.field("lastDatagramAt", time(port.lastEpochNanos()));
    json.field("receiveBufferRequestedBytes", port.receiveBufferRequestedBytes());
    json.field("receiveBufferGrantedBytes", port.receiveBufferGrantedBytes()).close('}');
  }

  private static void stream(JsonText json, StreamPortStatus port) {
    json.open('{').field("port", port.port()).field("protocol", port.tls() ? "TLS" : "TCP");
    json.field("bound", port.bind());
    json.field("connections", port.open()).field("accepted", port.accepted());
    counts(json, "refused", port.refused());
    counts(json, "failed", port.failed());
    json.field("messages", port.messages()).field("bytes", port.bytes());
    json.field("pauses", port.pauses());
    json.field("lastMessageAt", time(port.lastEpochNanos())).close('}');
  }

  private static void counts(JsonText json, String name, Map<String, Long> counts) {
    json.name(name).open('{');
    counts.forEach(json::field);
    json.close('}');
  }

  private static void partition(JsonText json, PartitionStatus partition) {
    json.open('{').field("name", partition.name());
    json.field("position", partition.position().toString());
    json.field("datagrams", partition.datagrams()).field("bytes", partition.bytes());
    json.field("ringBytes", partition.ringBytes());
    json.field("ringCapacityBytes", partition.ringCapacityBytes());
    json.field("writeFailures", partition.writeFailures()).close('}');
  }

  private static void listeners(JsonText json, ListenersStatus listeners) {
    json.name("listeners").open('{').field("file", listeners.file());
    json.field("sha256", listeners.sha256()).field("changes", listeners.changes());
    json.name("mistakes").open('[');
    listeners.mistakes().forEach(json::value);
    json.close(']').close('}');
  }

  private static String time(long epochNanos) {
    return epochNanos == 0 ? null : Instant.ofEpochSecond(0, epochNanos).toString();
  }
}
