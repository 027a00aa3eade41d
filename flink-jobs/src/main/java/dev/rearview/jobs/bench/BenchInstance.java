package dev.rearview.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cluster.ArchiveJob;
import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.FreePorts;
import dev.rearview.jobs.cluster.JobManagerClient;
import dev.rearview.jobs.cluster.ProcessName;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.gateway.JsonHttp;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.jobs.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rearview as it runs for a user, in an instance of its own: the collector alone, or all of it down
 * to the archive.
 */
final class BenchInstance implements Receiver {
  private static final int PATIENCE_SECONDS = 300;

  private final String name;
  private final Instance instance;
  private final Cluster cluster;
  private final JsonHttp collector;
  private final List<ProcessName> measured;
  private final ExitAction ending;
  private String job = "";

  private BenchInstance(String name, Instance instance, List<ProcessName> measured) {
    this.name = name;
    this.instance = instance;
    this.measured = measured;
    this.cluster = new Cluster(instance, new Progress(new PrintWriter(Writer.nullWriter())));
    this.collector = JsonHttp.onLocalPort(instance.settings().port(Setting.COLLECTOR_HTTP_PORT));
    // What is started outlives this process unless it is told otherwise, as on Ctrl-C.
    this.ending = new ExitAction("end-bench-instance", cluster::down);
  }

  /** Starts a collector in {@code root}. */
  static BenchInstance collector(Path root) throws IOException {
    BenchInstance started = in(root, List.of(ProcessName.COLLECTOR));
    started.starting(() -> started.cluster.up(ProcessName.COLLECTOR, Distribution.current()));
    return started;
  }

  /** Starts everything in {@code root}; its TaskManager is measured with the collector. */
  static BenchInstance whole(Path root) throws IOException {
    BenchInstance started = in(root, List.of(ProcessName.COLLECTOR, ProcessName.TASKMANAGER));
    started.startWhole();
    return started;
  }

  private void startWhole() {
    starting(
        () -> {
          cluster.up(Distribution.current());
          job =
              new ArchiveJob(instance, cluster.jobManager())
                  .running()
                  .map(JobManagerClient.Job::id)
                  .orElseThrow(() -> new RearviewException("the archive job does not run"));
        });
  }

  /** The same with further settings, under a name of its own. */
  static BenchInstance whole(String name, Path root, String settings) throws IOException {
    BenchInstance started =
        in(name, root, settings, List.of(ProcessName.COLLECTOR, ProcessName.TASKMANAGER));
    started.startWhole();
    return started;
  }

  private static BenchInstance in(Path root, List<ProcessName> measured) throws IOException {
    return in("Rearview", root, "", measured);
  }

  private static BenchInstance in(
      String name, Path root, String settings, List<ProcessName> measured) throws IOException {
    Files.createDirectories(root);
    Files.writeString(
        root.resolve("rearview.properties"),
        "ports.offset="
            + FreePorts.offset()
            + "\ncollector.ports=2055\ncollector.bind=127.0.0.1\narchive.compaction=off\n"
            + settings);
    return new BenchInstance(name, Instance.open(root), measured);
  }

  private void starting(Runnable start) {
    try {
      start.run();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return instance.settings().ports(Setting.COLLECTOR_PORTS).get(0);
  }

  /** What the kernel was asked for as receive buffer of a socket, in bytes. */
  static long receiveBufferBytes() {
    return Settings.defaults().sizeBytes(Setting.COLLECTOR_RECEIVE_BUFFER);
  }

  @Override
  public double cpuSeconds() {
    return measured.stream()
        .map(name -> cluster.process(name).live())
        .mapToDouble(
            process ->
                Machine.cpuSeconds(
                    process
                        .orElseThrow(() -> new RearviewException("a measured process died"))
                        .pid()))
        .sum();
  }

  @Override
  public long drops() {
    return sum(health().path("ports"), "kernelDrops") + sum(health().path("ports"), "ringDrops");
  }

  @Override
  public void awaitDone(Sent sent) {
    Awaited.condition(
        "the journal has every datagram",
        PATIENCE_SECONDS,
        () -> sum(health().path("partitions"), "datagrams") + drops() >= sent.datagrams());
    if (!job.isEmpty()) {
      long flows = sent.flowsWithout(drops());
      Awaited.condition("every flow is decoded", PATIENCE_SECONDS, () -> decoded() >= flows);
      long decodedEpochMillis = System.currentTimeMillis();
      Awaited.condition(
          "every flow is committed",
          PATIENCE_SECONDS,
          () ->
              cluster.jobManager().lastCheckpointTriggerEpochMillis(job).orElse(0)
                  >= decodedEpochMillis);
    }
  }

  /** The directory of what its collector has kept. */
  Path journal() {
    return instance.journal();
  }

  @Override
  public long storedBytes() {
    return ScratchDirectory.bytes(instance.archive(), name -> name.startsWith("part-"));
  }

  @Override
  public void close() {
    cluster.down();
    ending.close();
  }

  private long decoded() {
    return cluster
        .jobManager()
        .operatorMetrics(job, "flow.")
        .getOrDefault("records", 0.0)
        .longValue();
  }

  private JsonNode health() {
    return collector.look("/health").orElse(MissingNode.getInstance());
  }

  private static long sum(JsonNode list, String field) {
    long sum = 0;
    for (JsonNode entry : list) {
      sum += entry.path(field).asLong();
    }
    return sum;
  }
}
