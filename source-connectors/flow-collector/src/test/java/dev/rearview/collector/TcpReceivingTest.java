package dev.rearview.collector;

import static dev.rearview.collector.Streams.awaitFailed;
import static dev.rearview.collector.Streams.awaitMessages;
import static dev.rearview.collector.Streams.awaitRefused;
import static dev.rearview.collector.Streams.numbers;
import static dev.rearview.collector.Streams.onlyPort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.collector.JournalContents.Entry;
import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.status.ExporterStatus;
import dev.rearview.testkit.template.IpfixMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpReceivingTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"auto", "nio"})
  void severalMessagesInOneSegmentAreARecordEach(String transport) throws IOException {
    try (RunningCollector collector = start(Map.of("collector.transport", transport));
        StreamExporter exporter = connect(collector)) {
      exporter.send(StreamExporter.messages(50, 100));
      awaitMessages(collector, 50);

      assertThat(onlyPort(collector).bytes()).isEqualTo(5_000);
      assertThat(onlyPort(collector).open()).isEqualTo(1);
      assertThat(onlyPort(collector).accepted()).isEqualTo(1);
      assertThat(collector.status().exporters())
          .singleElement()
          .returns("127.0.0.1", ExporterStatus::address)
          .returns(50L, ExporterStatus::datagrams);
    }
    assertThat(numbers(root)).containsExactlyElementsOf(range(50));
    assertThat(JournalContents.of(root))
        .extracting(Entry::payload)
        .contains(ByteBuffer.wrap(StreamExporter.message(49, 100)));
  }

  @Test
  void aMessageInSingleBytesIsPutTogether() throws IOException {
    byte[] messages = StreamExporter.messages(3, 40);
    try (RunningCollector collector = start(Map.of());
        StreamExporter exporter = connect(collector)) {
      for (byte one : messages) {
        exporter.send(new byte[] {one});
      }
      awaitMessages(collector, 3);
    }
    assertThat(numbers(root)).containsExactly(0, 1, 2);
  }

  @Test
  void theRecordHasTheAddressesAndPortsOfTheConnection() throws IOException {
    try (RunningCollector collector = start(Map.of());
        StreamExporter exporter = StreamExporter.connect("127.0.0.9", port(collector))) {
      exporter.send(StreamExporter.message(0, 60));
      awaitMessages(collector, 1);
      assertThat(JournalContents.of(root)).hasSizeLessThanOrEqualTo(1);
      Waiting.until(() -> collector.status().partitions().stream().anyMatch(p -> p.bytes() > 0));
      assertThat(JournalContents.of(root))
          .singleElement()
          .returns("127.0.0.9", Entry::exporter)
          .returns(exporter.port(), Entry::exporterPort)
          .returns("127.0.0.1", Entry::collector)
          .returns(port(collector), Entry::collectorPort);
    }
  }

  @Test
  void messagesOfTwoExportersAreNotMixedUp() throws IOException {
    byte[] messages = StreamExporter.messages(200, 64);
    try (RunningCollector collector = start(Map.of());
        StreamExporter one = StreamExporter.connect("127.0.0.2", port(collector));
        StreamExporter other = StreamExporter.connect("127.0.0.3", port(collector))) {
      for (int at = 0; at < messages.length; at += 50) {
        byte[] piece = Arrays.copyOfRange(messages, at, at + 50);
        one.send(piece);
        other.send(piece);
      }
      awaitMessages(collector, 400);
    }
    Map<String, List<Integer>> numbers = new HashMap<>();
    for (Entry entry : JournalContents.of(root)) {
      numbers
          .computeIfAbsent(entry.exporter(), key -> new ArrayList<>())
          .add(StreamExporter.number(entry.payload()));
    }
    assertThat(numbers).containsOnlyKeys("127.0.0.2", "127.0.0.3");
    assertThat(numbers.values()).allSatisfy(n -> assertThat(n).isEqualTo(range(200)));
  }

  @ParameterizedTest
  @ValueSource(ints = {65_507, 65_508, 65_527, 65_528, 65_535})
  void theLongestMessagesAreKeptWhole(int lengthBytes) throws IOException {
    byte[] longest = StreamExporter.message(7, lengthBytes);
    try (RunningCollector collector = start(Map.of());
        StreamExporter exporter = connect(collector)) {
      exporter.send(longest);
      exporter.send(StreamExporter.message(8, 20));
      awaitMessages(collector, 2);
    }
    assertThat(JournalContents.of(root))
        .extracting(Entry::payload)
        .containsExactly(ByteBuffer.wrap(longest), ByteBuffer.wrap(StreamExporter.message(8, 20)));
  }

  @Test
  void whatIsNoIpfixEndsTheConnectionAndWhatCameBeforeIsKept() throws IOException {
    byte[] http = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (RunningCollector collector = start(Map.of());
        StreamExporter exporter = connect(collector);
        StreamExporter other = connect(collector)) {
      exporter.send(StreamExporter.messages(2, 80));
      exporter.send(http);
      assertThat(exporter.isClosedByCollector()).isTrue();
      awaitFailed(collector, "not_ipfix", 1);
      other.send(StreamExporter.message(2, 80));
      awaitMessages(collector, 3);
      assertThat(collector.status().exporters())
          .singleElement()
          .returns(1L, ExporterStatus::failedConnections);
      assertThat(onlyPort(collector).failed().values().stream().mapToLong(n -> n).sum()).isOne();
    }
    assertThat(numbers(root)).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 15})
  void aLengthShorterThanTheHeaderEndsTheConnection(int announced) throws IOException {
    try (RunningCollector collector = start(Map.of());
        StreamExporter exporter = connect(collector)) {
      exporter.send(new IpfixMessage().length(announced).toBytes());
      assertThat(exporter.isClosedByCollector()).isTrue();
      awaitFailed(collector, "not_ipfix", 1);
      assertThat(onlyPort(collector).messages()).isZero();
    }
    assertThat(JournalContents.of(root)).isEmpty();
  }

  @Test
  void aLengthLongerThanWhatComesIsATruncatedConnection() throws IOException {
    try (RunningCollector collector = start(Map.of())) {
      try (StreamExporter exporter = connect(collector)) {
        exporter.send(StreamExporter.message(0, 100));
        exporter.send(new IpfixMessage().length(5_000).toBytes());
      }
      awaitFailed(collector, "truncated", 1);
      awaitMessages(collector, 1);
      Waiting.until(() -> onlyPort(collector).open() == 0);
    }
    assertThat(numbers(root)).containsExactly(0);
  }

  @Test
  void anOrderlyEndIsNoFailure() throws IOException {
    try (RunningCollector collector = start(Map.of())) {
      try (StreamExporter exporter = connect(collector)) {
        exporter.send(StreamExporter.message(0, 100));
      }
      awaitMessages(collector, 1);
      Waiting.until(() -> onlyPort(collector).open() == 0);
      assertThat(onlyPort(collector).failed().values()).containsOnly(0L);
    }
  }

  @Test
  void whoIsNotOnTheAcceptListIsClosedUnread() throws IOException {
    try (RunningCollector collector = start(Map.of("collector.accept-from", "127.0.0.2/32"));
        StreamExporter stranger = connect(collector);
        StreamExporter welcome = StreamExporter.connect("127.0.0.2", port(collector))) {
      assertThat(stranger.isClosedByCollector()).isTrue();
      welcome.send(StreamExporter.message(0, 100));
      awaitMessages(collector, 1);
      awaitRefused(collector, "accept_from", 1);
      assertThat(onlyPort(collector).accepted()).isEqualTo(1);
      assertThat(collector.status().exporters())
          .extracting(ExporterStatus::address)
          .containsExactly("127.0.0.2");
    }
  }

  @Test
  void oneExporterCannotTakeAllConnections() throws IOException {
    Map<String, String> limits = Map.of("collector.tcp.connections.exporter-limit", "2");
    try (RunningCollector collector = start(limits);
        StreamExporter first = connect(collector);
        StreamExporter second = connect(collector)) {
      Waiting.until(() -> onlyPort(collector).open() == 2);
      try (StreamExporter third = connect(collector);
          StreamExporter other = StreamExporter.connect("127.0.0.2", port(collector))) {
        assertThat(third.isClosedByCollector()).isTrue();
        other.send(StreamExporter.message(0, 100));
        awaitMessages(collector, 1);
      }
      first.close();
      Waiting.until(() -> onlyPort(collector).open() == 1);
      try (StreamExporter again = connect(collector)) {
        again.send(StreamExporter.message(1, 100));
        awaitMessages(collector, 2);
      }
      assertThat(onlyPort(collector).refused()).containsEntry("exporter_limit", 1L);
    }
  }

  @Test
  void connectionsBeyondTheLimitAreRefusedAndThatIsAWarning() throws IOException {
    try (RunningCollector collector = start(Map.of("collector.tcp.connections.limit", "1"));
        StreamExporter first = connect(collector)) {
      Waiting.until(() -> onlyPort(collector).open() == 1);
      try (StreamExporter second = StreamExporter.connect("127.0.0.2", port(collector))) {
        assertThat(second.isClosedByCollector()).isTrue();
      }
      first.send(StreamExporter.message(0, 100));
      awaitMessages(collector, 1);
      assertThat(onlyPort(collector).refused()).containsEntry("limit", 1L);
      Waiting.until(() -> !collector.status().warnings().isEmpty());
      assertThat(collector.status().warnings())
          .singleElement()
          .asString()
          .contains("collector.tcp.connections.limit");
    }
  }

  @Test
  void aSilentConnectionIsClosedAfterTheIdleTimeout() throws IOException {
    try (RunningCollector collector = start(Map.of("collector.tcp.idle-timeout", "300ms"));
        StreamExporter exporter = connect(collector)) {
      exporter.send(StreamExporter.message(0, 100));
      assertThat(exporter.isClosedByCollector()).isTrue();
      awaitFailed(collector, "idle", 1);
      awaitMessages(collector, 1);
    }
  }

  @Test
  void stoppingReadsWhatTheKernelHoldsAndAfterARestartExportersConnectAgain() throws IOException {
    RunningCollector collector = start(Map.of("collector.threads", "2"));
    int port = port(collector);
    try (StreamExporter one = connect(collector);
        StreamExporter other = connect(collector)) {
      Waiting.until(() -> onlyPort(collector).open() == 2);
      one.send(StreamExporter.messages(2_000, 500));
      other.send(StreamExporter.messages(2_000, 500));
      collector.close();
      assertThat(one.isClosedByCollector()).isTrue();
    }
    assertThat(JournalContents.of(root)).hasSize(4_000);
    try (RunningCollector again = start(Map.of("collector.tcp.ports", Integer.toString(port)));
        StreamExporter exporter = StreamExporter.connect("127.0.0.1", port)) {
      exporter.send(StreamExporter.message(9, 100));
      awaitMessages(again, 1);
    }
    assertThat(JournalContents.of(root)).hasSize(4_001);
  }

  @Test
  void aTakenPortIsNamedAndNothingIsLeftOpen() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      Map<String, String> settings =
          Map.of("collector.tcp.ports", Integer.toString(taken.getLocalPort()));
      assertThatThrownBy(() -> start(settings))
          .isInstanceOf(CannotStartException.class)
          .hasMessageStartingWith("cannot bind TCP port " + taken.getLocalPort())
          .hasMessageContaining("collector.tcp.ports or ports.offset");
    }
    start(Map.of()).close();
  }

  private RunningCollector start(Map<String, String> settings) {
    Map<String, String> values = new HashMap<>(Map.of("collector.tcp.ports", "0"));
    values.putAll(settings);
    return Streams.start(root, values);
  }

  private static StreamExporter connect(RunningCollector collector) throws IOException {
    return StreamExporter.connect("127.0.0.1", port(collector));
  }

  private static int port(RunningCollector collector) {
    return onlyPort(collector).port();
  }

  private static List<Integer> range(int end) {
    return IntStream.range(0, end).boxed().toList();
  }
}
