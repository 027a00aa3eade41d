package dev.rearview.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.cli.Rearview;
import dev.rearview.jobs.cluster.Deadline;
import dev.rearview.jobs.cluster.FreePorts;
import dev.rearview.jobs.cluster.ManagedProcess;
import dev.rearview.jobs.cluster.ProcessName;
import dev.rearview.jobs.gateway.GatewayClient;
import dev.rearview.jobs.gateway.ResultReader;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.testkit.netflow.FlowTraffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * A whole instance, as a user has it: processes of their own, started by the command line.
 *
 * <p>It counts what it sends, so that a test can compare the sums at any time. Its directory is
 * kept below {@code target} for whoever has to find out why a test failed.
 */
public final class RearviewInstance implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int BURST = 50;

  private final Path root;
  private final FlowTraffic traffic = new FlowTraffic(20_151_206);

  private RearviewInstance(Path root) {
    this.root = root;
  }

  /** Starts a new instance on ports that are free now, and commits every second. */
  static RearviewInstance start() throws IOException {
    Path root =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/it")), "instance");
    Files.writeString(
        root.resolve("rearview.properties"),
        """
        ports.offset=%d
        collector.bind=127.0.0.1
        checkpoint.interval=1s
        flink.memory.taskmanager=1600m
        """
            .formatted(FreePorts.offset()));
    RearviewInstance instance = new RearviewInstance(root.toAbsolutePath());
    instance.up();
    return instance;
  }

  /** The instance in a directory that has its settings already; nothing is started. */
  static RearviewInstance of(Path root) {
    return new RearviewInstance(root);
  }

  /** Starts what does not run. */
  public void up() {
    run("up").requireSuccess();
  }

  /** Stops everything. */
  public void down() {
    run("down").requireSuccess();
  }

  /** The instance, with its settings and directories. */
  public Instance instance() {
    return Instance.open(root);
  }

  /** Runs a command of {@code rearview} on it. */
  public Outcome run(String... arguments) {
    StringWriter output = new StringWriter();
    CommandLine commandLine = Rearview.commandLine(arguments);
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(output, true));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--instance", root.toString()));
    int exitCode = commandLine.execute(all.toArray(new String[0]));
    return new Outcome(exitCode, output.toString());
  }

  /**
   * What a command did.
   *
   * @param exitCode 0 for success
   * @param output what it printed, errors included
   */
  public record Outcome(int exitCode, String output) {
    void requireSuccess() {
      assertThat(exitCode).as(output).isZero();
    }
  }

  /** Sends that many flows as NetFlow v5, in bursts that a small receive buffer can hold. */
  public void send(int flows) throws Exception {
    int port = port();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      int sent = 0;
      for (byte[] datagram : traffic.netFlow5(flows, Instant.now())) {
        socket.send(new DatagramPacket(datagram, datagram.length));
        if (++sent % BURST == 0) {
          TimeUnit.MILLISECONDS.sleep(5); // paces the sender; nothing waits for a condition here
        }
      }
    }
  }

  /** The port that the collector listens on. */
  public int port() {
    return instance().settings().ports(Setting.COLLECTOR_PORTS).get(0);
  }

  /** What was sent since the instance was made. */
  public FlowTraffic.Totals sent() {
    return traffic.totals();
  }

  /** Sums over a table or view, in a session of its own. */
  public FlowTraffic.Totals totals(String table) {
    List<JsonNode> row =
        query("SELECT COUNT(*), COALESCE(SUM(packets), 0), COALESCE(SUM(octets), 0) FROM " + table)
            .get(0);
    return new FlowTraffic.Totals(row.get(0).asLong(), row.get(1).asLong(), row.get(2).asLong());
  }

  /** Returns once the archive holds as many flows as were sent. */
  public void awaitArchived() {
    Deadline.await(PATIENCE, () -> totals("flows").flows() >= sent().flows());
  }

  /** The rows of a batch query, in a session of its own. */
  public List<List<JsonNode>> query(String statement) {
    GatewayClient client = GatewayClient.of(instance());
    String session = client.openSession(Map.of());
    try {
      ResultReader reader = new ResultReader(client, client.execute(session, statement, Map.of()));
      List<List<JsonNode>> rows = new ArrayList<>();
      while (!reader.atEnd()) {
        reader.next().rows().forEach(row -> rows.add(row.values()));
      }
      return rows;
    } finally {
      client.closeSession(session);
    }
  }

  /** Ends one process as a power cut would: SIGKILL. Returns once it is gone. */
  public void kill(ProcessName name) {
    ProcessHandle process = new ManagedProcess(name, instance()).live().orElseThrow();
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    down();
  }
}
