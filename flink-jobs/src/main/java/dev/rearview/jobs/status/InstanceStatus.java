package dev.rearview.jobs.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.ManagedProcess;
import dev.rearview.jobs.cluster.ProcessName;
import dev.rearview.jobs.gateway.JsonHttp;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.jobs.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every hop from the socket to an answer, in the order in which a flow passes them.
 *
 * @param hops socket, datagrams, journal, decode, reference, lag, commit, query, and who tidies the
 *     archive
 */
public record InstanceStatus(List<Hop> hops) {

  public InstanceStatus {
    hops = List.copyOf(hops);
  }

  /** Looks at all hops once. */
  public static InstanceStatus of(Instance instance, Cluster cluster) {
    Settings settings = instance.settings();
    List<Hop> hops = new ArrayList<>();
    ManagedProcess collector = cluster.process(ProcessName.COLLECTOR);
    // Whoever answers on the port of a process that does not run belongs to somebody else.
    Optional<JsonNode> health =
        collector
            .live()
            .flatMap(
                process ->
                    JsonHttp.onLocalPort(settings.port(Setting.COLLECTOR_HTTP_PORT))
                        .look("/health"));
    hops.addAll(CollectorHops.of(collector, health));
    hops.addAll(
        new JobHops(
                cluster,
                settings.duration(Setting.CHECKPOINT_INTERVAL),
                new JournalCommits(instance.journal()),
                new ArchiveFiles(instance.archive()),
                Clock.systemUTC())
            .hops());
    hops.add(query(cluster.process(ProcessName.GATEWAY), settings.port(Setting.GATEWAY_PORT)));
    hops.add(archivist(cluster.process(ProcessName.ARCHIVIST)));
    return new InstanceStatus(hops);
  }

  /** The first hop that nothing passes. */
  public Optional<Hop> firstBroken() {
    return hops.stream().filter(hop -> hop.state() == Hop.State.BROKEN).findFirst();
  }

  /** Whether flows get through. */
  public boolean healthy() {
    return firstBroken().isEmpty();
  }

  private static Hop query(ManagedProcess gateway, int port) {
    if (gateway.live().isPresent() && JsonHttp.onLocalPort(port).look("/v3/info").isPresent()) {
      return Hop.ok("query", "the sql-gateway answers on port " + port, Map.of("port", port));
    }
    String detail =
        gateway.live().isPresent()
            ? "does not answer"
            : gateway.died() ? "has died" : "does not run";
    return Hop.broken(
        "query", "the sql-gateway " + detail, "./rearview up; ./rearview logs sql-gateway");
  }

  /** No flow passes it: without it the archive is slower to read, and kept for ever. */
  private static Hop archivist(ManagedProcess archivist) {
    if (archivist.live().isPresent()) {
      return Hop.ok("archivist", "tidies the archive", Map.of());
    }
    return Hop.warning(
        "archivist",
        "the archivist " + (archivist.died() ? "has died" : "does not run"),
        "./rearview up; ./rearview logs archivist",
        Map.of());
  }
}
