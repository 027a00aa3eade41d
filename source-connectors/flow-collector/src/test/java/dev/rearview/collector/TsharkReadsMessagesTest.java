package dev.rearview.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.journal.Journal;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import dev.rearview.testkit.template.Values;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came over TCP, decoded by somebody else out of the journal. */
class TsharkReadsMessagesTest {
  private static final int FIRST_ADDRESS = 0xc6336400;
  private static final int FLOWS = 200;

  /** With a header of 16 bytes and a set header of 4, 65,520 bytes: beyond a UDP datagram's. */
  private static final int MANY_FLOWS = 16_375;

  private static final Template TEMPLATE = Template.of(256, TemplateField.of(8, 4));

  @TempDir Path root;

  @Test
  void everyFlowIsThere() throws Exception {
    String path = System.getenv("PATH");
    assumeTrue(
        Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "tshark"))),
        "tshark is not installed");
    int port;
    try (RunningCollector collector = Streams.start(root, Map.of("collector.tcp.ports", "0"))) {
      port = Streams.onlyPort(collector).port();
      try (StreamExporter exporter = StreamExporter.connect("127.0.0.1", port)) {
        exporter.send(new IpfixMessage().templates(TEMPLATE).toBytes());
        exporter.send(data(0, FLOWS));
        exporter.send(data(FLOWS, MANY_FLOWS));
      }
      Streams.awaitMessages(collector, 3);
    }

    List<String> lines = tshark(port);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).isEqualTo("0\t" + addresses(0, FLOWS));
    assertThat(lines.get(2)).isEqualTo(FLOWS + "\t" + addresses(FLOWS, MANY_FLOWS));
  }

  private static byte[] data(int first, int flows) {
    byte[][] records =
        IntStream.range(first, first + flows)
            .mapToObj(flow -> Values.number(FIRST_ADDRESS + flow, 4))
            .toArray(byte[][]::new);
    return new IpfixMessage().sequence(first).data(TEMPLATE, records).toBytes();
  }

  private static String addresses(int first, int flows) {
    List<String> addresses = new ArrayList<>();
    for (int flow = first; flow < first + flows; flow++) {
      int address = FIRST_ADDRESS + flow;
      addresses.add(
          "198." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "." + (address & 0xff));
    }
    return String.join(",", addresses);
  }

  private List<String> tshark(int port) throws IOException, InterruptedException {
    Path segment = Journal.open(root).partition("p00").segments().get(0).path();
    Path output = root.resolve("output");
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", segment.toString()));
    command.addAll(List.of("-d", "udp.port==" + port + ",cflow", "-T", "fields"));
    command.addAll(List.of("-e", "cflow.sequence", "-e", "cflow.srcaddr"));
    Process process =
        new ProcessBuilder(command)
            .redirectError(root.resolve("errors").toFile())
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(root.resolve("errors"))).isZero();
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }
}
