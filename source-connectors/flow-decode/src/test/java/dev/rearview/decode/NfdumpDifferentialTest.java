package dev.rearview.decode;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.decode.DecodedCase.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same datagrams through nfdump's collector: it stores the same flows. ICMP is compared without
 * ports, as nfdump shows type and code instead.
 */
class NfdumpDifferentialTest {
  /**
   * Where nfdump 1.7.1 errs.
   *
   * @param columns what it gets wrong; none if it does not read the case at all
   */
  private record Deviation(String reason, Set<String> columns) {
    static Deviation of(String reason, String... columns) {
      return new Deviation(reason, Set.of(columns));
    }
  }

  /** Column to nfdump's names of it. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "src_ip", List.of("src4_addr", "src6_addr"),
          "dst_ip", List.of("dst4_addr", "dst6_addr"),
          "src_port", List.of("src_port"),
          "dst_port", List.of("dst_port"),
          "protocol", List.of("proto"),
          "packets", List.of("in_packets"),
          "octets", List.of("in_bytes"),
          "start_time", List.of("first"),
          "end_time", List.of("last"));

  private static final Set<String> TIMES = Set.of("start_time", "end_time");

  /** The columns that change places in the flow that came back. */
  private static final Map<String, List<String>> REVERSE_NAMES =
      Map.of(
          "src_ip", NAMES.get("dst_ip"),
          "dst_ip", NAMES.get("src_ip"),
          "src_port", NAMES.get("dst_port"),
          "dst_port", NAMES.get("src_port"),
          "packets", List.of("out_packets"),
          "octets", List.of("out_bytes"));

  private static final Deviation UPTIME_NOT_MODULAR =
      Deviation.of(
          "v1 and v5: of a flow that began before the uptime did it subtracts 2^32 ms",
          "start_time",
          "end_time");

  private static final Deviation UPTIMES_SWAPPED =
      Deviation.of("IPFIX: it takes flowEndSysUpTime for the start", "start_time", "end_time");

  private static final Deviation DECODED_BY_AGENT =
      Deviation.of(
          "it takes no addresses of a header that the agent has decoded", "src_ip", "dst_ip");

  private static final Map<String, Deviation> DEVIATIONS =
      Map.ofEntries(
          entry("nfprobe-v5", UPTIME_NOT_MODULAR),
          entry("softflowd-v1", UPTIME_NOT_MODULAR),
          entry("softflowd-v5", UPTIME_NOT_MODULAR),
          entry("softflowd-ipfix", UPTIMES_SWAPPED),
          entry("softflowd-ipfix-bidirectional", UPTIMES_SWAPPED),
          entry("softflowd-ipfix-ether-vlan", UPTIMES_SWAPPED),
          entry(
              "made-sflow-decoded-by-agent",
              Deviation.of(
                  "it takes the length of the IP packet, and no addresses, of a header that the"
                      + " agent has decoded",
                  "src_ip",
                  "dst_ip",
                  "octets")),
          entry("made-sflow-v2", DECODED_BY_AGENT),
          entry("made-sflow-v4", DECODED_BY_AGENT),
          entry(
              "made-sflow-structures",
              Deviation.of("it stores one of two samples with unusual structures")),
          entry(
              "made-sflow-wrong-lengths",
              Deviation.of("it drops what follows a structure whose length is wrong")),
          entry(
              "sfprobe",
              Deviation.of(
                  "it takes the length of the frame, which counts 4 bytes that were stripped of a"
                      + " packet without link layer",
                  "octets")),
          entry("made-ipfix-packet-section", Deviation.of("it does not read IE 315")),
          entry(
              "made-ipfix-wrong-lengths",
              Deviation.of("it drops what follows where the header's length ends")),
          entry(
              "made-v9-data-before-template",
              Deviation.of("it drops data that comes before its template")),
          entry(
              "made-v9-nsel",
              Deviation.of("it has another place for event times", "start_time", "end_time")));

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> nfdumpStoresTheSameFlows() {
    return OwnCorpus.cases().stream()
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path.getFileName().toString(),
                    () -> compare(path.getFileName().toString(), OwnCorpus.captures(path))));
  }

  private void compare(String name, List<Input> captures) throws IOException, InterruptedException {
    boolean sflow = OwnCorpus.isSflow(name);
    assumeTrue(
        Nfcapd.isInstalled(sflow), "no " + Nfcapd.program(sflow) + " and nfdump on the PATH");
    List<Map<String, String>> theirs = new ArrayList<>();
    try (Nfcapd nfcapd = Nfcapd.start(Files.createDirectory(directory.resolve(name)), sflow)) {
      nfcapd.send(captures);
      for (JsonNode record : nfcapd.records()) {
        theirs.add(row(record, Map.of()));
        if (record.path("out_packets").asLong() > 0) {
          theirs.add(row(record, REVERSE_NAMES));
        }
      }
    }
    List<Map<String, String>> ours = new ArrayList<>();
    new DecodedCase(captures)
        .lines(Kind.FLOW)
        .forEach(flow -> ours.add(sflow ? estimate(row(flow), flow) : row(flow)));
    if (sflow) {
      theirs.forEach(row -> row.keySet().removeAll(TIMES));
    }
    Deviation deviation = DEVIATIONS.get(name);
    if (deviation != null) {
      assertThat(sorted(theirs)).as("no longer: %s", deviation.reason).isNotEqualTo(sorted(ours));
      assumeTrue(!deviation.columns.isEmpty(), "nfdump: " + deviation.reason);
      theirs.forEach(row -> row.keySet().removeAll(deviation.columns));
      ours.forEach(row -> row.keySet().removeAll(deviation.columns));
    }
    assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
  }

  private static List<String> sorted(List<Map<String, String>> rows) {
    return rows.stream().map(Map::toString).sorted().toList();
  }

  private static Map<String, String> row(JsonNode record, Map<String, List<String>> otherNames) {
    Map<String, String> row = new TreeMap<>();
    for (String column : NAMES.keySet()) {
      String value = "0";
      for (String name : otherNames.getOrDefault(column, NAMES.get(column))) {
        value = record.path(name).asText(value);
      }
      row.put(column, column.endsWith("_time") ? value + "Z" : value);
    }
    return withoutPortsOfIcmp(row);
  }

  /** nfdump has no NULL: what was not exported is 0. */
  private static Map<String, String> row(Line flow) {
    Map<String, String> row = new TreeMap<>();
    for (String column : NAMES.keySet()) {
      Object value = flow.value(column);
      String absent = column.endsWith("_time") ? "1970-01-01T00:00:00.000Z" : "0";
      row.put(column, value == null ? absent : value.toString());
    }
    return withoutPortsOfIcmp(row);
  }

  /** Of a sample nfdump stores what it stands for: frames by the sampling rate, when it came. */
  private static Map<String, String> estimate(Map<String, String> row, Line flow) {
    long rate = Math.max(1, flow.number("sampling_rate"));
    row.put("packets", Long.toString(rate));
    String length = flow.value("layer2_octets") != null ? "layer2_octets" : "octets";
    row.put("octets", Long.toString(rate * flow.number(length)));
    row.keySet().removeAll(TIMES);
    return row;
  }

  private static Map<String, String> withoutPortsOfIcmp(Map<String, String> row) {
    if (row.get("protocol").equals("1") || row.get("protocol").equals("58")) {
      row.keySet().removeAll(Set.of("src_port", "dst_port"));
    }
    return row;
  }
}
