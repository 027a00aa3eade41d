package dev.rearview.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.jobs.cluster.Deadline;
import dev.rearview.testkit.netflow.FlowTraffic.Totals;
import dev.rearview.testkit.packet.PacketTrace;
import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One trace, metered by softflowd, exported to Rearview and to nfcapd: all three must agree. Needs
 * Debian's softflowd and nfdump; skipped without them.
 */
@ExtendWith(RunningInstance.class)
class PeerITCase {
  /** So few that even a default receive buffer holds what softflowd sends at once. */
  private static final int CONVERSATIONS = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void softflowdNfdumpAndTheArchiveAgree(RearviewInstance instance) throws Exception {
    for (String tool : List.of("softflowd", "nfcapd", "nfdump")) {
      assumeTrue(installed(tool), tool + " is not installed");
    }
    Path trace = directory.resolve("trace.pcap");
    PacketTrace.write(trace, 4711, CONVERSATIONS, System.currentTimeMillis() - 60_000);
    Path nfcapdFiles = Files.createDirectory(directory.resolve("nfcapd"));
    int nfcapdPort = freePort();
    String before = exporterPorts(instance);
    Totals[] softflowd = new Totals[1];
    Process nfcapd =
        start(
            "nfcapd",
            "-B",
            "4000000",
            "-b",
            "127.0.0.1",
            "-p",
            "" + nfcapdPort,
            "-w",
            nfcapdFiles.toString());
    try {
      awaitBound(nfcapdPort);
      softflowd[0] = meter(trace, instance.port(), nfcapdPort);
      Deadline.await(PATIENCE, () -> archived(instance, before).flows() >= softflowd[0].flows());
    } finally {
      nfcapd.destroy();
      assertThat(nfcapd.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(archived(instance, before))
        .as("the archive, against softflowd")
        .isEqualTo(softflowd[0]);
    assertThat(readBy("nfdump", nfcapdFiles))
        .as("nfdump, against softflowd")
        .isEqualTo(softflowd[0]);
  }

  /** Lets softflowd export the trace to both ports; returns what it says it has exported. */
  private Totals meter(Path trace, int rearviewPort, int nfcapdPort) throws Exception {
    Path log = directory.resolve("softflowd.log");
    Process softflowd =
        new ProcessBuilder(
                "softflowd",
                "-d",
                "-r",
                trace.toString(),
                "-v",
                "5",
                "-c",
                "none",
                "-p",
                directory.resolve("softflowd.pid").toString(),
                "-n",
                "127.0.0.1:" + rearviewPort + ",127.0.0.1:" + nfcapdPort)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(softflowd.waitFor(60, TimeUnit.SECONDS)).as("softflowd ends").isTrue();
    String said = Files.readString(log);
    long packets = number(said, "Packets processed: (\\d+)");
    long flows = number(said, "Flows exported: (\\d+)");
    long octets = 0;
    Matcher protocols = Pattern.compile("\\(\\d+\\):\\s+(\\d+)\\s+\\d+").matcher(said);
    while (protocols.find()) {
      octets += Long.parseLong(protocols.group(1));
    }
    return new Totals(flows, packets, octets);
  }

  private Totals readBy(String nfdump, Path files) throws Exception {
    Path csv = directory.resolve("nfdump.csv");
    Process process =
        new ProcessBuilder(nfdump, "-R", files.toString(), "-q", "-o", "fmt:%pkt %byt", "-N")
            .redirectErrorStream(true)
            .redirectOutput(csv.toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    long flows = 0;
    long packets = 0;
    long octets = 0;
    for (String line : Files.readAllLines(csv)) {
      if (!line.isBlank()) {
        String[] columns = line.trim().split("\\s+", 2);
        flows++;
        packets += Long.parseLong(columns[0]);
        octets += Long.parseLong(columns[1].trim());
      }
    }
    return new Totals(flows, packets, octets);
  }

  /** The ports of the exporters in the archive so far, as a SQL list: softflowd's is another. */
  private static String exporterPorts(RearviewInstance instance) {
    String ports =
        String.join(
            ", ",
            instance.query("SELECT DISTINCT exporter_port FROM flows").stream()
                .map(row -> row.get(0).asText())
                .toList());
    return ports.isEmpty() ? "-1" : ports;
  }

  private static Totals archived(RearviewInstance instance, String exceptPorts) {
    return instance.totals("flows WHERE exporter_port NOT IN (" + exceptPorts + ")");
  }

  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve(command[0] + ".log").toFile())
        .start();
  }

  private static void awaitBound(int port) {
    Deadline.await(
        PATIENCE,
        () -> {
          try (DatagramSocket free = new DatagramSocket(port)) {
            return !free.isBound();
          } catch (IOException taken) {
            return true;
          }
        });
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }

  private static long number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in: %s", pattern, text).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  private static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
  }
}
