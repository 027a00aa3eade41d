package dev.rearview.jobs.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.cluster.ManagedProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The hops within the collector: socket, datagrams, journal. */
final class CollectorHops {

  private CollectorHops() {}

  /**
   * The three hops.
   *
   * @param process the collector, running or not
   * @param health its health page; empty if it does not answer
   */
  static List<Hop> of(ManagedProcess process, Optional<JsonNode> health) {
    if (health.isEmpty()) {
      String detail =
          process.live().isPresent()
              ? "the collector runs but does not answer"
              : "the collector " + (process.died() ? "has died" : "does not run");
      return List.of(
          Hop.broken("socket", detail, "./rearview up; ./rearview logs collector"),
          Hop.unknown("datagrams"),
          Hop.unknown("journal"));
    }
    return List.of(socket(health.get()), datagrams(health.get()), journal(health.get()));
  }

  private static Hop socket(JsonNode health) {
    List<String> ports = new ArrayList<>();
    long granted = Long.MAX_VALUE;
    long requested = 0;
    for (JsonNode port : health.path("ports")) {
      String host = port.path("bound").asText("*");
      ports.add((host.equals("*") ? "" : host + ":") + port.path("port").asText());
      granted = Math.min(granted, port.path("receiveBufferGrantedBytes").asLong());
      requested = Math.max(requested, port.path("receiveBufferRequestedBytes").asLong());
    }
    long drops = sum(health.path("ports"), "kernelDrops");
    String udp =
        ports.isEmpty()
            ? "no UDP port bound"
            : "UDP "
                + String.join(", ", ports)
                + " bound, receive buffer "
                + (granted >> 10)
                + " KiB, kernel drops "
                + drops;
    String detail = udp + connections(health.path("streams"));
    Map<String, Object> values =
        Map.of("ports", ports, "kernelDrops", drops, "bufferBytes", ports.isEmpty() ? 0 : granted);
    JsonNode listeners = health.path("listeners");
    if (!listeners.path("mistakes").isEmpty()) {
      return Hop.warning(
          "socket", detail + ", not what the changed listeners ask for", wrong(listeners), values);
    }
    return drops > 0 || granted < requested
        ? Hop.warning("socket", detail, remedy(requested), values)
        : Hop.ok("socket", detail, values);
  }

  private static String wrong(JsonNode listeners) {
    List<String> mistakes = new ArrayList<>();
    listeners.path("mistakes").forEach(mistake -> mistakes.add(mistake.asText()));
    return String.join("; ", mistakes);
  }

  private static String connections(JsonNode streams) {
    StringBuilder text = new StringBuilder();
    for (JsonNode port : streams) {
      text.append(
          String.format(
              Locale.ROOT,
              "; %s %s bound, %,d connections, %,d refused, %,d failed",
              port.path("protocol").asText(),
              port.path("port").asText(),
              port.path("connections").asLong(),
              sum(port.path("refused")),
              sum(port.path("failed"))));
    }
    return text.toString();
  }

  private static String remedy(long requestedBytes) {
    return "sysctl -w net.core.rmem_max="
        + requestedBytes
        + ", then restart the collector (./rearview down; ./rearview up)";
  }

  private static Hop datagrams(JsonNode health) {
    JsonNode ports = health.path("ports");
    long received = sum(ports, "datagrams");
    long ignored = sum(ports, "ignored");
    long ringDrops = sum(ports, "ringDrops");
    long messages = sum(health.path("streams"), "messages");
    String overTcp =
        health.path("streams").isEmpty()
            ? ""
            : String.format(Locale.ROOT, "; %,d messages over TCP and TLS", messages);
    String detail =
        String.format(
                Locale.ROOT,
                "%,d received, %,d ignored by accept lists, %,d dropped in the ring",
                received,
                ignored,
                ringDrops)
            + overTcp;
    Map<String, Object> values =
        Map.of(
            "datagrams", received,
            "ignored", ignored,
            "ringDrops", ringDrops,
            "messages", messages);
    return ringDrops > 0
        ? Hop.warning(
            "datagrams", detail, "the disk lags: collector.ring-size, or a faster disk", values)
        : Hop.ok("datagrams", detail, values);
  }

  private static Hop journal(JsonNode health) {
    List<String> reasons = new ArrayList<>();
    health.path("reasons").forEach(reason -> reasons.add(reason.asText()));
    if (health.path("status").asText().equals("failing")) {
      return Hop.broken(
          "journal",
          String.join("; ", reasons),
          "free the disk of journal.directory, then ./rearview up");
    }
    List<String> positions = new ArrayList<>();
    for (JsonNode partition : health.path("partitions")) {
      positions.add(partition.path("name").asText() + " at " + partition.path("position").asText());
    }
    long written = sum(health.path("partitions"), "datagrams");
    long lost = health.path("journal").path("lostBytes").asLong();
    String detail =
        String.format(Locale.ROOT, "%,d written, %s", written, String.join(", ", positions));
    Map<String, Object> values =
        Map.of("datagrams", written, "positions", positions, "lostBytes", lost);
    return lost > 0
        ? Hop.warning(
            "journal",
            detail + ", " + lost + " bytes lost at journal.limit.size",
            "see decode and commit",
            values)
        : Hop.ok("journal", detail, values);
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.asLong();
    }
    return sum;
  }

  private static long sum(JsonNode rows, String field) {
    long sum = 0;
    for (JsonNode row : rows) {
      sum += row.path(field).asLong();
    }
    return sum;
  }
}
