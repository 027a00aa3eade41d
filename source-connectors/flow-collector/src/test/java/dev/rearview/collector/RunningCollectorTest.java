package dev.rearview.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.collector.JournalContents.Entry;
import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.Configuration;
import dev.rearview.collector.status.ExporterStatus;
import dev.rearview.collector.status.PortStatus;
import dev.rearview.journal.EmbeddedCollector;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningCollectorTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"auto", "nio"})
  void everyDatagramIsInTheJournalOnceAndCountedExactly(String transport) throws IOException {
    Instant before = Instant.now();
    int port;
    try (RunningCollector collector = start(Map.of("collector.transport", transport));
        UdpSender sender = new UdpSender("127.0.0.1")) {
      port = onlyPort(collector).port();
      sender.sendNumbered(port, 500);
      Waiting.until(() -> onlyPort(collector).datagrams() == 500);

      assertThat(onlyPort(collector).bytes()).isEqualTo(500 * 100);
      assertThat(onlyPort(collector).ringDrops()).isZero();
      assertThat(onlyPort(collector).receiveBufferGrantedBytes()).isBetween(1, 1 << 20);
      assertThat(onlyPort(collector).lastEpochNanos()).isGreaterThan(nanos(before));
      assertThat(collector.status().exporters())
          .singleElement()
          .returns("127.0.0.1", ExporterStatus::address)
          .returns(500L, ExporterStatus::datagrams)
          .returns(50_000L, ExporterStatus::bytes);
      Waiting.until(() -> written(collector) == 500);
      assertThat(collector.status().isHealthy()).isTrue();
    }
    List<Entry> entries = JournalContents.of(root);
    assertThat(entries.stream().map(entry -> UdpSender.number(entry.payload())))
        .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    assertThat(entries).extracting(Entry::receivedEpochNanos).isSorted();
    assertThat(entries.get(0).receivedEpochNanos()).isBetween(nanos(before), nanos(Instant.now()));
  }

  @Test
  void theExportersRealAddressAndThePortItSentToAreRecorded() throws IOException {
    int port;
    int senderPort;
    try (RunningCollector collector = start(Map.of());
        UdpSender sender = new UdpSender("127.0.0.9", "127.0.0.3")) {
      port = onlyPort(collector).port();
      senderPort = sender.port();
      sender.sendNumbered(port, 1);
      Waiting.until(() -> onlyPort(collector).datagrams() == 1);
    }
    assertThat(JournalContents.of(root))
        .singleElement()
        .returns("127.0.0.9", Entry::exporter)
        .returns(senderPort, Entry::exporterPort)
        .returns("127.0.0.3", Entry::collector)
        .returns(port, Entry::collectorPort);
  }

  @Test
  void aSocketOfOneAddressRecordsThatAddress() throws IOException {
    try (RunningCollector collector = start(Map.of("collector.bind", "127.0.0.1"));
        UdpSender sender = new UdpSender("127.0.0.1")) {
      sender.sendNumbered(onlyPort(collector).port(), 1);
      Waiting.until(() -> onlyPort(collector).datagrams() == 1);
      assertThat(onlyPort(collector).bind()).isEqualTo("127.0.0.1");
    }
    assertThat(JournalContents.of(root)).singleElement().returns("127.0.0.1", Entry::collector);
  }

  @Test
  void bothFamiliesAreReceivedOnOnePort() throws IOException {
    assumeIpv6();
    try (RunningCollector collector = start(Map.of());
        UdpSender v4 = new UdpSender("127.0.0.1");
        UdpSender v6 = new UdpSender("::1")) {
      v4.sendNumbered(onlyPort(collector).port(), 3);
      v6.sendNumbered(onlyPort(collector).port(), 2);
      Waiting.until(() -> onlyPort(collector).datagrams() == 5);
    }
    List<Entry> entries = JournalContents.of(root);
    assertThat(entries).filteredOn(e -> e.exporter().equals("127.0.0.1")).hasSize(3);
    assertThat(entries)
        .filteredOn(e -> e.exporter().equals("::1"))
        .hasSize(2)
        .allSatisfy(e -> assertThat(e.collectorPort()).isEqualTo(entries.get(0).collectorPort()));
  }

  @Test
  void theLargestDatagramIsKeptWholeAndAnEmptyOneToo() throws IOException {
    byte[] largest = new byte[65_507];
    new Random(7).nextBytes(largest);
    try (RunningCollector collector = start(Map.of());
        UdpSender sender = new UdpSender("127.0.0.1")) {
      sender.send(onlyPort(collector).port(), largest);
      sender.send(onlyPort(collector).port(), new byte[0]);
      Waiting.until(() -> onlyPort(collector).datagrams() == 2);
    }
    assertThat(JournalContents.of(root))
        .extracting(Entry::payload)
        .containsExactly(ByteBuffer.wrap(largest), ByteBuffer.allocate(0));
  }

  @Test
  void eachPortHasItsOwnCounters() throws IOException {
    int first = freePort();
    int second = freePort();
    try (RunningCollector collector = start(Map.of("collector.ports", first + "," + second));
        UdpSender sender = new UdpSender("127.0.0.1")) {
      sender.sendNumbered(first, 3);
      sender.sendNumbered(second, 4);
      Waiting.until(() -> port(collector, first).datagrams() == 3);
      Waiting.until(() -> port(collector, second).datagrams() == 4);
    }
    assertThat(JournalContents.of(root)).filteredOn(e -> e.collectorPort() == second).hasSize(4);
  }

  @Test
  void whoIsNotOnTheAcceptListIsCountedAndNotKept() throws IOException {
    try (RunningCollector collector = start(Map.of("collector.accept-from", "127.0.0.2/32"));
        UdpSender welcome = new UdpSender("127.0.0.2", "127.0.0.1");
        UdpSender stranger = new UdpSender("127.0.0.1")) {
      stranger.sendNumbered(onlyPort(collector).port(), 7);
      welcome.sendNumbered(onlyPort(collector).port(), 2);
      Waiting.until(() -> onlyPort(collector).datagrams() == 2);
      Waiting.until(() -> onlyPort(collector).ignored() == 7);

      assertThat(collector.status().exporters())
          .extracting(ExporterStatus::address)
          .containsExactly("127.0.0.2");
    }
    assertThat(JournalContents.of(root))
        .hasSize(2)
        .allSatisfy(e -> assertThat(e.exporter()).isEqualTo("127.0.0.2"));
  }

  @Test
  void aPortOfAnotherProcessIsNamedAndNothingIsLeftOpen() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(0)) {
      Map<String, String> settings =
          Map.of("collector.ports", Integer.toString(taken.getLocalPort()));
      assertThatThrownBy(() -> start(settings))
          .isInstanceOf(CannotStartException.class)
          .hasMessageStartingWith("cannot bind UDP port " + taken.getLocalPort())
          .hasMessageContaining("collector.ports or ports.offset");
    }
    start(Map.of()).close();
  }

  @Test
  void aSecondCollectorCannotShareThePort() throws IOException {
    try (RunningCollector first = start(Map.of())) {
      Map<String, String> settings =
          Map.of("collector.ports", Integer.toString(onlyPort(first).port()));
      assertThatThrownBy(
              () ->
                  RunningCollector.start(
                      root.resolveSibling("other"), Configuration.of(complete(settings))))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("taken by pid " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aSecondCollectorCannotWriteTheSameJournal() throws IOException {
    try (RunningCollector first = start(Map.of())) {
      assertThatThrownBy(() -> start(Map.of()))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("cannot write the journal")
          .hasMessageContaining("p00");
      assertThat(first.status().isHealthy()).isTrue();
    }
  }

  @Test
  void datagramsThatTheKernelDropsAreCountedPerPort() throws IOException {
    try (RunningCollector collector =
            start(Map.of("collector.receive-buffer", "64KiB", "collector.threads", "1"));
        UdpSender sender = new UdpSender("127.0.0.1")) {
      Assumptions.assumeTrue(
          Files.isReadable(Path.of("/proc/net/udp")), "this system has no /proc/net/udp");
      Waiting.until(() -> onlyPort(collector).kernelDrops().isPresent());
      assertThat(onlyPort(collector).kernelDrops()).hasValue(0);
      collector.pauseReceiving();
      for (int i = 0; i < 1_000; i++) {
        sender.send(onlyPort(collector).port(), new byte[1_400]);
      }
      Waiting.until(() -> onlyPort(collector).kernelDrops().getAsLong() > 0);
      collector.resumeReceiving();
      Waiting.until(
          () ->
              onlyPort(collector).datagrams() + onlyPort(collector).kernelDrops().getAsLong()
                  == 1_000);
      assertThat(collector.status().warnings())
          .singleElement()
          .asString()
          .contains("dropped by the kernel");
      assertThat(collector.status().isHealthy()).isTrue();
    }
  }

  @Test
  void stoppingReadsWhatTheKernelHolds() throws IOException {
    RunningCollector collector = start(Map.of());
    try (UdpSender sender = new UdpSender("127.0.0.1")) {
      sender.sendNumbered(onlyPort(collector).port(), 1_000);
      collector.close();
    }
    assertThat(JournalContents.of(root)).hasSize(1_000);
  }

  @Test
  void exportersBeyondTheLimitAreCountedTogether() throws IOException {
    try (RunningCollector collector = start(Map.of("collector.exporters.limit", "2"))) {
      for (int i = 1; i <= 5; i++) {
        try (UdpSender sender = new UdpSender("127.0.1." + i, "127.0.0.1")) {
          sender.sendNumbered(onlyPort(collector).port(), 10);
        }
      }
      Waiting.until(() -> onlyPort(collector).datagrams() == 50);
      List<ExporterStatus> exporters = collector.status().exporters();
      assertThat(exporters).hasSize(3);
      assertThat(exporters.get(2))
          .returns(ExporterStatus.OTHER, ExporterStatus::address)
          .returns(30L, ExporterStatus::datagrams);
    }
  }

  @Test
  void theFlinkSourceFindsItAsAService() throws Exception {
    EmbeddedCollector.Provider provider =
        ServiceLoader.load(EmbeddedCollector.Provider.class).findFirst().orElseThrow();
    int port = freePort();
    Map<String, String> settings =
        Map.of("collector.ports", Integer.toString(port), "collector.bind", "127.0.0.1");
    try (EmbeddedCollector embedded = provider.start(root, settings);
        UdpSender sender = new UdpSender("127.0.0.1")) {
      sender.sendNumbered(port, 20);
      assertThat(((RunningCollector) embedded).httpPort()).isEmpty();
    }
    assertThat(JournalContents.of(root)).hasSize(20);
    assertThatThrownBy(() -> provider.start(root, Map.of("collector.ports", "x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("collector.ports=x");
  }

  private RunningCollector start(Map<String, String> settings) {
    return RunningCollector.start(root, Configuration.of(complete(settings)));
  }

  private static Map<String, String> complete(Map<String, String> settings) {
    Map<String, String> values = new HashMap<>();
    values.put("collector.ports", "0");
    values.put("collector.http.port", "");
    values.put("collector.ring-size", "1MiB");
    values.put("collector.receive-buffer", "1MiB");
    values.putAll(settings);
    return values;
  }

  private static PortStatus onlyPort(RunningCollector collector) {
    assertThat(collector.status().ports()).hasSize(1);
    return collector.status().ports().get(0);
  }

  private static PortStatus port(RunningCollector collector, int number) {
    return collector.status().ports().stream()
        .filter(port -> port.port() == number)
        .findFirst()
        .orElseThrow();
  }

  private static long written(RunningCollector collector) {
    return collector.status().partitions().stream().mapToLong(p -> p.datagrams()).sum();
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(0))) {
      return socket.getLocalPort();
    }
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  private static void assumeIpv6() throws IOException {
    boolean ipv6 =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
    Assumptions.assumeTrue(ipv6, "this system has no IPv6 loopback address");
  }
}
