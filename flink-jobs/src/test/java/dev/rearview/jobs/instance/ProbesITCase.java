package dev.rearview.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cli.Rearview;
import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.Deadline;
import dev.rearview.jobs.cluster.FreePorts;
import dev.rearview.jobs.cluster.ManagedProcess;
import dev.rearview.jobs.cluster.ProcessName;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.gateway.JsonHttp;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.testkit.netflow.FlowTraffic;
import dev.rearview.testkit.sflow.SflowTraffic;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * A site with a core router that sends NetFlow v5 and a core switch that sends sFlow, each known by
 * its address: {@code sensor.conf} drives the collector, and a change of it does so while it runs.
 */
class ProbesITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ROUTER = "127.0.0.2";
  private static final String SWITCH = "127.0.0.3";
  private static final String SECOND_SWITCH = "127.0.0.4";
  private static final String STRANGER = "127.0.0.9";

  /** What the type has to be: one end of each flow is in 10.0.0.0/8. */
  private static final String TYPE =
      "CASE WHEN src_ip LIKE '10.%' THEN 'out' ELSE 'in' END || CASE WHEN protocol = 6"
          + " AND (src_port IN (80, 443, 8080) OR dst_port IN (80, 443, 8080))"
          + " THEN 'web' ELSE '' END";

  private final FlowTraffic netFlow = new FlowTraffic(7);
  private final SflowTraffic sflow = new SflowTraffic(7);
  private final StringWriter output = new StringWriter();
  private Path root;
  private int routerPort;
  private int switchPort;
  private int tcpPort;

  @BeforeEach
  void makeASite() throws IOException {
    root = Files.createTempDirectory(Files.createDirectories(Path.of("target/it")), "probes");
    root = root.toAbsolutePath();
    try (DatagramSocket first = new DatagramSocket(0);
        DatagramSocket second = new DatagramSocket(0);
        DatagramSocket third = new DatagramSocket(0)) {
      routerPort = first.getLocalPort();
      switchPort = second.getLocalPort();
      tcpPort = third.getLocalPort();
    }
    write(
        "rearview.properties",
        """
        ports.offset=%d
        site.silk-conf=silk.conf
        site.sensor-conf=sensors.conf
        checkpoint.interval=1s
        flink.memory.taskmanager=1600m
        """
            .formatted(FreePorts.offset()));
    write(
        "silk.conf",
        """
        version 2
        sensor 0 cr "Core router"
        sensor 1 cs "Core switch"
        class all
          sensors cr cs
        end class
        """);
    write("sensors.conf", site(SWITCH));
  }

  @AfterEach
  void stop() {
    run("down");
  }

  @Test
  void eachProbeHearsItsOwnExporterAndAChangeIsAppliedWithoutARestart() throws Exception {
    up();
    long pid = pid();
    sendNetFlow(ROUTER, routerPort, 10);
    sendNetFlow(STRANGER, routerPort, 4);
    sendSflow(SWITCH, switchPort, 6);
    sendSflow(ROUTER, switchPort, 3);
    awaitCounts(routerPort, 10, 4);
    awaitCounts(switchPort, 6, 3);
    assertThat(health().path("ports")).hasSize(2);
    assertThat(run("status")).as("Flink does not run").isEqualTo(1);
    assertThat(output.toString())
        .contains("UDP " + Math.min(routerPort, switchPort) + ", ")
        .contains("16 received, 7 ignored by accept lists");

    write(
        "sensors.conf",
        site(SECOND_SWITCH)
            + "\nprobe ct ipfix\n  listen-on-port %d\n  protocol tcp\nend probe\n"
                .formatted(tcpPort));
    up();

    sendSflow(SECOND_SWITCH, switchPort, 5);
    sendSflow(SWITCH, switchPort, 2);
    sendNetFlow(ROUTER, routerPort, 1);
    awaitCounts(switchPort, 6 + 5, 3 + 2);
    awaitCounts(routerPort, 10 + 1, 4);
    assertThat(health().path("streams")).hasSize(1);
    assertThat(health().path("streams").get(0).path("port").asInt()).isEqualTo(tcpPort);
    assertThat(health().path("listeners").path("changes").asInt()).isEqualTo(1);
    assertThat(pid()).isEqualTo(pid);
  }

  @Test
  void theArchiveSaysOfEachFlowWhichSensorTookItAndWhichWayItWent() throws Exception {
    RearviewInstance whole = RearviewInstance.of(root);
    whole.up();
    sendNetFlow(ROUTER, routerPort, 10);
    sendNetFlow(STRANGER, routerPort, 4);
    sendSflow(SWITCH, switchPort, 6);
    sendSflow(ROUTER, switchPort, 3);
    awaitCounts(routerPort, 10, 4);
    awaitCounts(switchPort, 6, 3);
    Deadline.await(Duration.ofSeconds(90), () -> whole.totals("flows").flows() >= 100 + 18);
    assertThat(whole.totals("flows WHERE sensor = 'cr' AND export_protocol = 'netflow5'").flows())
        .isEqualTo(100);
    assertThat(whole.totals("flows WHERE sensor = 'cs' AND export_protocol = 'sflow5'").flows())
        .isEqualTo(18);
    assertThat(whole.totals("flows").flows()).isEqualTo(100 + 18);
    assertThat(whole.totals("flows WHERE type IS DISTINCT FROM " + TYPE).flows()).isZero();
    assertThat(whole.totals("flows WHERE type = 'inweb'").flows()).isPositive();
  }

  @Test
  void aSiteThatNeverCouldBeUsedStartsNothing() throws Exception {
    write("sensors.conf", site(SWITCH).replace("protocol udp", "protocol ip"));
    assertThat(run("up")).isEqualTo(2);
    assertThat(output.toString())
        .contains(root.resolve("sensors.conf") + ":3: found 'protocol ip'")
        .contains(root.resolve("sensors.conf") + ":9: found 'protocol ip'")
        .contains("2 errors")
        .doesNotContain("going on");
    assertThat(process().live()).isEmpty();
  }

  @Test
  void aSiteThatCannotBeUsedAnyMoreStopsNothingAndWhatDiedComesBackAsItWas() throws Exception {
    up();
    long pid = pid();
    write("sensors.conf", "probe");
    upWithTheLastGoodListeners();
    assertThat(pid()).isEqualTo(pid);
    sendNetFlow(ROUTER, routerPort, 3);
    awaitCounts(routerPort, 3, 0);

    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Deadline.await(PATIENCE, () -> process().live().isEmpty());
    upWithTheLastGoodListeners();
    assertThat(pid()).isNotEqualTo(pid);
    sendNetFlow(ROUTER, routerPort, 5);
    sendSflow(STRANGER, switchPort, 2);
    awaitCounts(routerPort, 5, 0);
    awaitCounts(switchPort, 0, 2);

    write("sensors.conf", site(SECOND_SWITCH));
    up();
    sendSflow(SECOND_SWITCH, switchPort, 4);
    awaitCounts(switchPort, 4, 2);
  }

  @Test
  void aSiteThatWantsAPortOfRearviewsOwnLeavesTheLastGoodListeners() throws Exception {
    up();
    String listeners = Files.readString(root.resolve("run/listeners"));
    int own = instance().settings().port(Setting.GATEWAY_PORT);
    write(
        "sensors.conf",
        site(SWITCH)
            + "\nprobe ct ipfix\n  listen-on-port %d\n  protocol tcp\nend probe\n".formatted(own));
    output.getBuffer().setLength(0);
    assertThatThrownBy(this::up).hasMessageContaining("site.sensor-conf is not in force");
    assertThat(output.toString())
        .contains("site.sensor-conf and gateway.port are both TCP port " + own)
        .contains("going on with the last good listeners");
    assertThat(root.resolve("run/listeners")).hasContent(listeners);
    assertThat(root.resolve("run/listeners.asked")).doesNotExist();
    sendNetFlow(ROUTER, routerPort, 3);
    awaitCounts(routerPort, 3, 0);
  }

  @Test
  void aPortThatSomebodyElseHasIsToldBeforeAnythingStarts() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(switchPort))) {
      assertThat(run("up")).isEqualTo(1);
      assertThat(output.toString())
          .contains("site.sensor-conf: UDP port " + taken.getLocalPort() + " is taken");
      assertThat(process().live()).isEmpty();
    }
  }

  private String site(String switchAddress) {
    return """
    probe cr netflow-v5
      listen-on-port %d
      protocol udp
      accept-from-host %s
    end probe

    probe cs sflow
      listen-on-port %d
      protocol udp
      accept-from-host %s
    end probe

    group my-network
      ipblocks 10.0.0.0/8
      ipblocks 192.168.0.0/16
    end group

    sensor cr
      netflow-v5-probes cr
      internal-ipblock @my-network
      external-ipblock remainder
    end sensor

    sensor cs
      sflow-probes cs
      internal-ipblock @my-network
      external-ipblock remainder
    end sensor
    """
        .formatted(routerPort, ROUTER, switchPort, switchAddress);
  }

  /** The collector alone, as the whole instance would start it. */
  private void up() {
    new Cluster(instance(), new Progress(new PrintWriter(output, true)))
        .up(ProcessName.COLLECTOR, Distribution.current());
  }

  /** Tells the mistakes, goes on, says so, and fails as a wrong input at the end. */
  private void upWithTheLastGoodListeners() {
    output.getBuffer().setLength(0);
    assertThatThrownBy(this::up)
        .isInstanceOfSatisfying(
            RearviewException.class, failure -> assertThat(failure.exitCode()).isEqualTo(2))
        .hasMessageContaining("site.sensor-conf is not in force");
    assertThat(output.toString())
        .containsSubsequence(
            "the collector cannot go by site.sensor-conf:",
            root.resolve("sensors.conf") + ":1: ",
            "going on with the last good listeners, those of " + root.resolve("run/listeners"));
  }

  private int run(String command) {
    CommandLine commandLine = Rearview.commandLine(command);
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(output, true));
    return commandLine.execute(command, "--instance", root.toString());
  }

  private void sendNetFlow(String from, int port, int datagrams) throws IOException {
    for (int i = 0; i < datagrams; i++) {
      send(from, port, netFlow.nextNetFlow5(10, Instant.now()));
    }
  }

  private void sendSflow(String from, int port, int datagrams) throws IOException {
    for (int i = 0; i < datagrams; i++) {
      send(from, port, sflow.next(3));
    }
  }

  private static void send(String from, int port, byte[] datagram) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
      socket.send(
          new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
    }
  }

  private void awaitCounts(int port, int received, int refused) {
    Deadline.await(
        PATIENCE,
        () -> {
          for (JsonNode row : health().path("ports")) {
            if (row.path("port").asInt() == port) {
              return row.path("datagrams").asInt() == received
                  && row.path("ignored").asInt() == refused;
            }
          }
          return false;
        });
  }

  private JsonNode health() {
    return JsonHttp.onLocalPort(instance().settings().port(Setting.COLLECTOR_HTTP_PORT))
        .look("/health")
        .orElseThrow();
  }

  private long pid() {
    return process().live().orElseThrow().pid();
  }

  private ManagedProcess process() {
    return new ManagedProcess(ProcessName.COLLECTOR, instance());
  }

  private Instance instance() {
    return Instance.open(root);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }
}
