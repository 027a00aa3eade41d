package dev.rearview.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import dev.rearview.testkit.pcap.ExportCapture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecodeCommandTest {
  private static final Instant EXPORTED = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path directory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private Path first;
  private Path second;

  @BeforeEach
  void makeCaptures() throws IOException {
    first = capture("first.pcap", message(0, 1));
    second = capture("second.pcap", message(2, 5), new byte[] {0, 5, 0});
  }

  @Test
  void printsFlowsAndProblemsOfAllFilesAsOneRun() throws IOException {
    assertThat(run(first, second)).isZero();
    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).toString())
        .startsWith("{\"kind\":\"flow\",\"received_time\":\"2026-01-02T03:04:05.250Z\"")
        .contains("\"src_ip\":\"10.0.0.1\"", "\"src_port\":1,")
        .doesNotContain("icmp_type", "extra");
    assertThat(lines.get(0).get("start_time").asText()).isEqualTo("2026-01-02T03:04:04.000Z");
    assertThat(lines.get(1).get("src_port").asInt()).isEqualTo(5);
    assertThat(lines.get(2).toString())
        .contains("\"kind\":\"problem\",\"problem\":\"sequence_gap\",\"count\":1")
        .contains("second.pcap\",\"offset\":24,")
        .contains("\"exporter_ip\":\"192.0.2.1\"", "\"description\":\"Flows are missing");
    assertThat(lines.get(3).get("problem").asText()).isEqualTo("datagram_too_short");
    assertThat(errors.toString())
        .isEqualToNormalizingNewlines(
            "2 files, 3 datagrams (2 decoded, 0 filtered, 1 failed):"
                + " 2 flows, 0 options, 0 counters, 2 problems, 1 missing\n");
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersAreDecoded() throws IOException {
    Path text = Files.writeString(directory.resolve("notes.txt"), "this is no capture at all");
    assertThat(run(directory.resolve("absent.pcap"), text, first)).isEqualTo(1);
    assertThat(lines()).hasSize(1);
    assertThat(errors.toString())
        .contains("rearview: " + directory.resolve("absent.pcap") + ": no such file")
        .contains("rearview: " + text + ": ")
        .contains("3 files, 1 datagrams");
  }

  @Test
  void csvHasTheColumnsThatArePresent() {
    assertThat(run("--format", "csv", first.toString())).isZero();
    String[] lines = text().split("\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).startsWith("received_time,start_time,").doesNotContain("icmp_type");
    assertThat(lines[1]).startsWith("2026-01-02T03:04:05.250Z,2026-01-02T03:04:04.000Z,");
  }

  @Test
  void columnsAndKindsMayBeChosen() {
    assertThat(run("--format", "csv", "--columns", "dst_port,src_ip,vlan", first.toString()))
        .isZero();
    assertThat(text()).isEqualTo("dst_port,src_ip,vlan\n443,10.0.0.1,\n");
    output.reset();
    assertThat(run("--kind", "problem", "--columns", "problem,count", second.toString())).isZero();
    assertThat(text())
        .isEqualTo("{\"kind\":\"problem\",\"problem\":\"datagram_too_short\",\"count\":1}\n");
  }

  @Test
  void tableIsAligned() {
    assertThat(
            run(
                "--format",
                "table",
                "--columns",
                "src_ip,src_port,octets",
                first.toString(),
                second.toString()))
        .isZero();
    assertThat(text())
        .isEqualTo(
            """
            src_ip    src_port  octets
            --------------------------
            10.0.0.1         1   15000
            10.0.0.1         5   15000
            """);
  }

  @Test
  void whatDoesNotExistIsAUsageError() {
    assertThat(run("--columns", "source", first.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("no column source of flow", "src_ip, dst_ip");
    assertThat(run("--format", "csv", "--kind", "flow,problem", first.toString())).isEqualTo(2);
  }

  @Test
  void standardInputIsAFileToo() throws IOException {
    assertThat(execute(Files.newInputStream(first), output, "-")).isZero();
    assertThat(lines()).hasSize(1);
  }

  @Test
  void whoeverReadsThePipeMayGo() {
    assertThat(execute(InputStream.nullInputStream(), failing("Broken pipe"), first.toString()))
        .isZero();
    assertThat(errors.toString()).isEmpty();
    assertThat(execute(InputStream.nullInputStream(), failing("No space left"), first.toString()))
        .isEqualTo(1);
    assertThat(errors.toString()).contains("cannot write the result: No space left");
  }

  @Test
  void aCaptureThatIsCutShortIsSaidSo() throws IOException {
    byte[] bytes = Files.readAllBytes(second);
    Path torn = directory.resolve("torn.pcap");
    Files.write(torn, Arrays.copyOf(bytes, bytes.length - 5));
    assertThat(run(torn)).isZero();
    assertThat(errors.toString()).contains("torn.pcap: its last").contains("1 datagrams");

    int capturedLength = 24 + 8;
    bytes[capturedLength] = (byte) 0xff;
    bytes[capturedLength + 3] = (byte) 0xff;
    Path damaged = Files.write(directory.resolve("damaged.pcap"), bytes);
    assertThat(run(damaged)).isEqualTo(1);
    assertThat(errors.toString())
        .contains("damaged.pcap: the capture is damaged: record 1, at byte 24, cannot be one");
  }

  private int run(Path... files) {
    return run(Arrays.stream(files).map(Path::toString).toArray(String[]::new));
  }

  private int run(String... arguments) {
    return execute(new ByteArrayInputStream(new byte[0]), output, arguments);
  }

  private int execute(InputStream in, OutputStream out, String... arguments) {
    return new CommandLine(new DecodeCommand(in, out))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  private String text() {
    return output.toString(StandardCharsets.UTF_8);
  }

  private List<JsonNode> lines() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text().lines().toList()) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  private Path capture(String name, byte[]... payloads) throws IOException {
    return new ExportCapture(EXPORTED.plusMillis(250))
        .datagrams(payloads)
        .write(directory.resolve(name));
  }

  private static byte[] message(int sequence, int sourcePort) {
    return new NetFlow5Message()
        .exportedAt(EXPORTED)
        .sequence(sequence)
        .record(
            new NetFlowRecord()
                .addresses("10.0.0.1", "10.0.0.2")
                .ports(sourcePort, 443)
                .protocol(6)
                .volume(10, 15_000)
                .uptimes(3_599_000, 3_600_000))
        .toBytes();
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
