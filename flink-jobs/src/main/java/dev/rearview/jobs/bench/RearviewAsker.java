package dev.rearview.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.FreePorts;
import dev.rearview.jobs.cluster.ManagedProcess;
import dev.rearview.jobs.cluster.ProcessName;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.gateway.GatewayClient;
import dev.rearview.jobs.gateway.Replay;
import dev.rearview.jobs.gateway.ResultPage;
import dev.rearview.jobs.gateway.ResultReader;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rearview in an instance of its own that is only asked: Flink and the gateway, without a collector
 * and an archive job. What it costs is what all three processes cost.
 */
final class RearviewAsker implements Asker {
  private static final List<ProcessName> PROCESSES =
      List.of(ProcessName.JOBMANAGER, ProcessName.TASKMANAGER, ProcessName.GATEWAY);

  private static final Map<String, String> BATCH =
      Map.of("execution.runtime-mode", "batch", "table.local-time-zone", "UTC");

  private final Instance instance;
  private final Cluster cluster;
  private final ExitAction ending;
  private String session = "";

  private RearviewAsker(Instance instance) {
    this.instance = instance;
    this.cluster = new Cluster(instance, new Progress(new PrintWriter(Writer.nullWriter())));
    // What is started outlives this process unless it is told otherwise, as on Ctrl-C.
    this.ending = new ExitAction("end-asked-instance", cluster::down);
  }

  /** An instance in {@code root}, not started yet. */
  static RearviewAsker in(Path root) throws IOException {
    Files.createDirectories(root);
    Files.writeString(
        root.resolve("rearview.properties"),
        "ports.offset=" + FreePorts.offset() + "\ncollector.bind=127.0.0.1\n");
    return new RearviewAsker(Instance.open(root));
  }

  /** Ends what runs, and starts it anew, with a session in which every table is known. */
  void restart() {
    cluster.down();
    for (ProcessName name : PROCESSES) {
      cluster.up(name, Distribution.current());
    }
    session = GatewayClient.of(instance).openSession(BATCH);
  }

  /** Copies a capture into the archive; returns the CPU seconds. */
  double replay(Path capture) {
    double before = cpuSeconds();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Replay(instance, nowhere, nowhere, false).run(List.of(capture), false);
    return cpuSeconds() - before;
  }

  /** Bytes of the flows' data files that count. */
  long dataBytes() {
    return bytes(relative -> relative.toString().startsWith("day="));
  }

  /** Bytes of what else there is of the flows: log, index, not what is to be deleted. */
  long otherBytes() {
    return bytes(relative -> relative.startsWith("_log") || relative.startsWith("_index"));
  }

  private long bytes(Predicate<Path> relative) {
    Path archive = instance.archive();
    try (Stream<Path> files = Files.walk(archive)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += relative.test(archive.relativize(file)) ? Files.size(file) : 0;
      }
      return bytes;
    } catch (IOException e) {
      throw new RearviewException("cannot measure " + archive + ": " + e.getMessage(), e);
    }
  }

  /** Where its archive lies. */
  Path archive() {
    return instance.archive();
  }

  /** Its directory. */
  Path root() {
    return instance.root();
  }

  @Override
  public String name() {
    return "Rearview";
  }

  @Override
  public Asked ask(Question question) {
    return ask(question.rearviewSql());
  }

  /** Answers a statement that only reads. */
  Asked ask(String sql) {
    GatewayClient client = GatewayClient.of(instance);
    double cpuSeconds = cpuSeconds();
    long readBytes = readBytes();
    long startNanos = System.nanoTime();
    GatewayClient.Operation operation = client.execute(session, sql, BATCH);
    ResultReader reader = new ResultReader(client, operation);
    List<List<String>> rows = new ArrayList<>();
    while (!reader.atEnd()) {
      ResultPage page = reader.next();
      page.rows().forEach(row -> rows.add(row.values().stream().map(RearviewAsker::text).toList()));
    }
    double wallSeconds = (System.nanoTime() - startNanos) / 1e9;
    client.close(operation);
    return new Asked(
        new Answer(rows), wallSeconds, cpuSeconds() - cpuSeconds, readBytes() - readBytes);
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  private double cpuSeconds() {
    return PROCESSES.stream().mapToDouble(name -> Machine.cpuSeconds(pid(name))).sum();
  }

  private long readBytes() {
    return PROCESSES.stream().mapToLong(name -> Machine.readBytes(pid(name))).sum();
  }

  private long pid(ProcessName name) {
    ManagedProcess process = cluster.process(name);
    return process
        .live()
        .orElseThrow(() -> new RearviewException("the " + name.label() + " died"))
        .pid();
  }

  @Override
  public void close() {
    cluster.down();
    ending.close();
  }
}
