package dev.rearview.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.codec.Datagram;
import dev.rearview.journal.CaptureFile;
import dev.rearview.journal.DatagramSource;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same captures through tshark: each column's values are the same, whatever flow they belong to
 * (tshark prints a packet's fields by name, not by record).
 */
class TsharkDifferentialTest {
  private static final Path TSHARK = Path.of("/usr/bin/tshark");

  /** Column to the fields that tshark shows it under. */
  private static final Map<String, List<String>> FIELDS =
      new TreeMap<>(
          Map.of(
              "src_ip", List.of("cflow.srcaddr", "cflow.srcaddrv6"),
              "dst_ip", List.of("cflow.dstaddr", "cflow.dstaddrv6"),
              "src_port", List.of("cflow.srcport"),
              "dst_port", List.of("cflow.dstport"),
              "protocol", List.of("cflow.protocol"),
              "packets", List.of("cflow.packets"),
              "octets", List.of("cflow.octets")));

  /** Where tshark 4.0 is to be left out, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "made-ipfix-biflow", "it shows a biflow as one record with reverse fields",
          "softflowd-ipfix-bidirectional", "it shows a biflow as one record with reverse fields",
          "made-ipfix-packet-section", "it does not look into packet sections (IE 315)",
          "made-ipfix-structured-data", "it prints the elements of a list as if of the flow",
          "made-ipfix-withdrawal", "it goes on with a template that was withdrawn",
          "made-ipfix-wrong-lengths", "it drops a set that is longer than its message",
          "made-v9-nsel", "it does not take initiator octets for octets",
          "made-v9-template-changed", "it keeps the first of two templates of one id");

  @TestFactory
  Stream<DynamicTest> everyColumnHasTheValuesThatTsharkShows() {
    assumeTrue(Files.isExecutable(TSHARK), "no " + TSHARK);
    return OwnCorpus.cases().stream()
        // Those are SflowDifferentialTest's.
        .filter(path -> !OwnCorpus.isSflow(path.getFileName().toString()))
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path.getFileName().toString(),
                    () -> {
                      String exception = EXCEPTIONS.get(path.getFileName().toString());
                      assumeTrue(exception == null, "tshark: " + exception);
                      compare(OwnCorpus.captures(path));
                    }));
  }

  private static void compare(List<Input> captures) throws IOException, InterruptedException {
    StringWriter out = new StringWriter();
    new DecodeRun(new JsonLines(out), new ArrayList<>()).run(captures);
    List<JsonNode> flows = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      JsonNode row = new ObjectMapper().readTree(line);
      if (row.get("kind").asText().equals("flow")) {
        flows.add(row);
      }
    }
    Map<String, List<String>> theirs = tshark(captures.get(0).path());
    for (String column : FIELDS.keySet()) {
      List<String> ours =
          flows.stream().filter(flow -> flow.has(column)).map(f -> f.get(column).asText()).toList();
      assertThat(ours).as(column).containsExactlyInAnyOrderElementsOf(theirs.get(column));
    }
  }

  private static Map<String, List<String>> tshark(Path capture)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(TSHARK.toString(), "-2", "-r"));
    command.add(capture.toString());
    for (int port : ports(capture)) {
      command.addAll(List.of("-d", "udp.port==" + port + ",cflow"));
    }
    command.addAll(List.of("-T", "fields", "-E", "occurrence=a", "-E", "aggregator=,"));
    FIELDS.values().forEach(names -> names.forEach(name -> command.addAll(List.of("-e", name))));
    Map<String, List<String>> values = new TreeMap<>();
    FIELDS.keySet().forEach(column -> values.put(column, new ArrayList<>()));
    for (String line : run(command).lines().toList()) {
      String[] cells = line.split("\t", -1);
      int cell = 0;
      for (Map.Entry<String, List<String>> field : FIELDS.entrySet()) {
        for (int i = 0; i < field.getValue().size(); i++) {
          for (String value : cells[cell].split(",")) {
            if (!value.isEmpty()) {
              values.get(field.getKey()).add(value);
            }
          }
          cell++;
        }
      }
    }
    return values;
  }

  private static Set<Integer> ports(Path capture) throws IOException {
    Set<Integer> ports = new TreeSet<>();
    Datagram datagram = new Datagram();
    try (DatagramSource source = CaptureFile.open(capture)) {
      while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
        ports.add(datagram.collectorPort);
      }
    }
    return ports;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s", command).isZero();
    return output;
  }
}
