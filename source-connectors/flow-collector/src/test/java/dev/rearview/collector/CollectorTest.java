package dev.rearview.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {
  private static final int DATAGRAMS = 3_000;

  @TempDir Path directory;

  @Test
  void sigtermLosesNothingThatWasSentBefore() throws Exception {
    try (CollectorProcess collector = start("collector.ports=0");
        UdpSender sender = new UdpSender("127.0.0.1")) {
      sender.sendNumbered(collector.port(), DATAGRAMS);

      assertThat(collector.terminate().exitCode()).isZero();
      assertThat(collector.output())
          .contains(DATAGRAMS + " datagrams, " + DATAGRAMS * 100 + " bytes received");
    }
    assertThat(numbers()).containsExactlyElementsOf(range(0, DATAGRAMS));
  }

  @Test
  void sigtermLosesNoMessageThatWasSentBefore() throws Exception {
    try (CollectorProcess collector =
            start("collector.ports=0", "collector.tcp.ports=0", "collector.ring-size=1MiB");
        StreamExporter exporter = StreamExporter.connect("127.0.0.1", collector.tcpPort())) {
      exporter.send(StreamExporter.messages(DATAGRAMS, 1_000));

      assertThat(collector.terminate().exitCode()).isZero();
      assertThat(collector.output())
          .contains(DATAGRAMS + " messages, " + DATAGRAMS * 1_000 + " bytes received");
    }
    assertThat(Streams.numbers(root())).containsExactlyElementsOf(range(0, DATAGRAMS));
  }

  @Test
  void garbageIsOneLineHoweverOftenItComes() throws Exception {
    try (CollectorProcess collector =
        start("collector.ports=0", "collector.tcp.ports=0", "collector.ring-size=1MiB")) {
      int port = collector.tcpPort();
      for (int i = 0; i < 3; i++) {
        try (StreamExporter exporter = StreamExporter.connect("127.0.0.1", port)) {
          exporter.send(new byte[] {0, 9, 0, 1, 2, 3});
          assertThat(exporter.isClosedByCollector()).isTrue();
        }
      }
      assertThat(collector.terminate().exitCode()).isZero();
      assertThat(collector.output().lines())
          .filteredOn(line -> line.contains("closed the connection from 127.0.0.1:"))
          .singleElement()
          .asString()
          .endsWith("to TCP port " + port + ": it is not IPFIX: version 9 where IPFIX has 10");
      assertThat(collector.output()).contains("not_ipfix=3");
    }
  }

  @Test
  void afterKill9TheJournalIsWholeAndGoesOn() throws Exception {
    int written;
    try (CollectorProcess collector = start("collector.ports=0");
        UdpSender sender = new UdpSender("127.0.0.1")) {
      sender.sendNumbered(collector.port(), DATAGRAMS);
      Waiting.until(() -> recordedSoFar() > 0);
      collector.kill().exitCode();
      written = recordedSoFar();
      assertThat(numbers()).containsExactlyElementsOf(range(0, written));
    }
    try (CollectorProcess collector = start("collector.ports=0");
        UdpSender sender = new UdpSender("127.0.0.1")) {
      sender.sendNumbered(collector.port(), 10);
      assertThat(collector.terminate().exitCode()).isZero();
    }
    assertThat(numbers().subList(0, written)).containsExactlyElementsOf(range(0, written));
    assertThat(numbers().subList(written, written + 10)).containsExactlyElementsOf(range(0, 10));
  }

  @Test
  void aTakenPortIsOneLineAndExitCode2() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0);
        CollectorProcess collector = start("collector.ports=" + taken.getLocalPort())) {
      assertThat(collector.exitCode()).isEqualTo(2);
      assertThat(collector.output().lines())
          .singleElement()
          .asString()
          .startsWith("cannot bind UDP port " + taken.getLocalPort());
    }
  }

  @Test
  void badSettingsAreListedAndExitCode2() throws Exception {
    try (CollectorProcess collector = start("collector.ports=x", "collector.threads=0")) {
      assertThat(collector.exitCode()).isEqualTo(2);
      assertThat(collector.output().lines())
          .hasSize(3)
          .anyMatch(line -> line.contains("collector.ports=x"))
          .anyMatch(line -> line.contains("collector.threads=0"));
    }
    try (CollectorProcess collector = start("collector.port=2055")) {
      assertThat(collector.exitCode()).isEqualTo(2);
      assertThat(collector.output()).contains("did you mean collector.ports?");
    }
  }

  @Test
  void lessMemoryThanTheRingsMayNeedIsTold() throws Exception {
    try (CollectorProcess collector = start("collector.ports=0", "collector.ring-size=1GiB")) {
      assertThat(collector.exitCode()).isEqualTo(2);
      assertThat(collector.output()).contains("1024 MiB").contains("-XX:MaxDirectMemorySize");
    }
  }

  @Test
  void theSettingsFileIsReadAndItsDirectoriesAreRelativeToIt() throws Exception {
    Path file = directory.resolve("rearview.properties");
    Files.writeString(
        file,
        """
        collector.ports=0
        collector.http.port=
        collector.ring-size=4MiB
        journal.directory=kept
        flink.rest.port=1
        """);
    try (CollectorProcess collector =
        new CollectorProcess(directory.resolve("log"), "--settings", file.toString())) {
      collector.port();
      assertThat(collector.terminate().exitCode()).isZero();
    }
    assertThat(directory.resolve("kept/journal-id")).exists();
  }

  private CollectorProcess start(String... settings) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--journal", root().toString()));
    arguments.addAll(List.of("--set", "collector.http.port=", "--set", "collector.threads=1"));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    return new CollectorProcess(directory.resolve("log"), arguments.toArray(String[]::new));
  }

  private Path root() {
    return directory.resolve("journal");
  }

  private List<Integer> numbers() throws IOException {
    return JournalContents.of(root()).stream()
        .map(entry -> UdpSender.number(entry.payload()))
        .toList();
  }

  private int recordedSoFar() {
    try {
      return numbers().size();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
