package dev.rearview.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.collector.JournalContents.Entry;
import dev.rearview.collector.status.PortStatus;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An exporter's address alone decides which journal partition it is in. */
class ExporterSteeringTest {
  private static final int SENDERS = 64;

  @TempDir Path root;

  @BeforeEach
  void assumeEpoll() {
    Assumptions.assumeTrue(Epoll.isAvailable(), "no native epoll on this system");
  }

  @ParameterizedTest
  @CsvSource({"*,2", "*,3", "127.0.0.1,2", "127.0.0.1,4"})
  void anExporterThatSendsFromManyPortsIsInOnePartition(String bind, String threads)
      throws IOException {
    try (RunningCollector collector =
        start(Map.of("collector.bind", bind, "collector.threads", threads))) {
      sendFromManyPorts(collector, "127.0.0.1");
    }
    assertThat(JournalContents.of(root)).hasSize(SENDERS);
    assertThat(partitionsOf("127.0.0.1")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "::1"})
  void soIsOneOverIpv6(String bind) throws IOException {
    assumeIpv6();
    try (RunningCollector collector =
        start(Map.of("collector.bind", bind, "collector.threads", "4"))) {
      sendFromManyPorts(collector, "::1");
    }
    assertThat(JournalContents.of(root)).hasSize(SENDERS);
    assertThat(partitionsOf("::1")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void exportersAreSpreadOverAllPartitionsAndEachIsInOne(int threads) throws IOException {
    List<String> exporters = new ArrayList<>();
    try (RunningCollector collector =
        start(Map.of("collector.threads", Integer.toString(threads)))) {
      for (int i = 2; i <= 40; i++) {
        exporters.add("127.0.0." + i);
      }
      for (String exporter : exporters) {
        for (int sender = 0; sender < 3; sender++) {
          send(exporter, "127.0.0.1", onlyPort(collector).port());
        }
      }
      Waiting.until(() -> datagrams(collector) == 3 * 39);
    }
    Set<String> all = new HashSet<>();
    for (String exporter : exporters) {
      assertThat(partitionsOf(exporter)).hasSize(1);
      all.addAll(partitionsOf(exporter));
    }
    assertThat(all).hasSize(threads);
  }

  @Test
  void anExporterIsInTheSamePartitionAtEveryPortAndOverTcp() throws IOException {
    Path file = root.resolveSibling("listeners.conf");
    int later = freePort();
    Files.writeString(file, "none\n");
    List<String> exporters = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5");
    try (RunningCollector collector =
        start(
            Map.of(
                "collector.threads", "2",
                "collector.tcp.ports", "0",
                "collector.listeners", file.toString()))) {
      int first = onlyPort(collector).port();
      int tcp = collector.status().streams().get(0).port();
      Files.writeString(file, "udp " + later + "\n");
      Waiting.until(
          () ->
              collector.status().ports().size() == 2
                  && collector.status().ports().stream().allMatch(port -> port.sockets() == 2));
      for (String exporter : exporters) {
        for (int i = 0; i < 8; i++) {
          send(exporter, "127.0.0.1", first);
          send(exporter, "127.0.0.1", later);
          try (StreamExporter stream = StreamExporter.connect(exporter, tcp)) {
            stream.send(StreamExporter.message(i, 100));
          }
        }
      }
      Waiting.until(() -> datagrams(collector) == 2 * 8 * 4);
      Waiting.until(() -> collector.status().streams().get(0).messages() == 8 * 4);
    }
    assertThat(JournalContents.of(root)).hasSize(3 * 8 * 4);
    Set<String> all = new HashSet<>();
    for (String exporter : exporters) {
      assertThat(partitionsOf(exporter)).hasSize(1);
      all.addAll(partitionsOf(exporter));
    }
    assertThat(all).hasSize(2);
  }

  private RunningCollector start(Map<String, String> settings) {
    return Streams.start(root, settings);
  }

  private static void sendFromManyPorts(RunningCollector collector, String host)
      throws IOException {
    for (int i = 0; i < SENDERS; i++) {
      send(host, host, onlyPort(collector).port());
    }
    Waiting.until(() -> datagrams(collector) == SENDERS);
  }

  /** One datagram, from a source port of its own. */
  private static void send(String from, String to, int port) throws IOException {
    try (UdpSender sender = new UdpSender(from, to)) {
      sender.sendNumbered(port, 1);
    }
  }

  private Set<String> partitionsOf(String exporter) throws IOException {
    Map<String, Set<String>> partitions = new HashMap<>();
    for (Entry entry : JournalContents.of(root)) {
      partitions.computeIfAbsent(entry.exporter(), e -> new HashSet<>()).add(entry.partition());
    }
    return partitions.getOrDefault(exporter, Set.of());
  }

  private static PortStatus onlyPort(RunningCollector collector) {
    return collector.status().ports().get(0);
  }

  private static long datagrams(RunningCollector collector) {
    return collector.status().ports().stream().mapToLong(PortStatus::datagrams).sum();
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }

  private static void assumeIpv6() throws IOException {
    boolean ipv6 =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
    Assumptions.assumeTrue(ipv6, "this system has no IPv6 loopback address");
  }
}
