package dev.rearview.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same sFlow captures through tshark: each column's values are the same, whatever sample they
 * belong to. tshark shows a sampled packet under the names of the packet that carries the sample,
 * whose own values come first.
 */
class SflowDifferentialTest {
  private static final Path TSHARK = Path.of("/usr/bin/tshark");

  /** Column of flows to the fields of tshark; those of packets hold the outer one's value too. */
  private static final Map<String, List<String>> FLOWS = new LinkedHashMap<>();

  /** Column of counters, or name in their extra, to the field of tshark. */
  private static final Map<String, String> COUNTERS = new LinkedHashMap<>();

  static {
    FLOWS.put("src_ip", List.of("ip.src", "ipv6.src"));
    FLOWS.put("dst_ip", List.of("ip.dst", "ipv6.dst"));
    FLOWS.put("src_port", List.of("udp.srcport", "tcp.srcport"));
    FLOWS.put("dst_port", List.of("udp.dstport", "tcp.dstport"));
    FLOWS.put("layer2_octets", List.of("sflow_245.header.frame_length"));
    FLOWS.put("sampling_rate", List.of("sflow.flow_sample.sampling_rate"));
    FLOWS.put("vlan", List.of("sflow_245.vlan.in"));
    FLOWS.put("post_vlan", List.of("sflow_245.vlan.out"));
    FLOWS.put("src_mask", List.of("sflow_245.nexthop.src_mask"));
    FLOWS.put("dst_mask", List.of("sflow_245.nexthop.dst_mask"));
    FLOWS.put("src_as", List.of("sflow_245.srcAS"));
    COUNTERS.put("if_index", "sflow_245.ifindex");
    COUNTERS.put("if_type", "sflow_245.iftype");
    COUNTERS.put("if_speed", "sflow_245.ifspeed");
    COUNTERS.put("in_octets", "sflow_245.ifinoct");
    COUNTERS.put("in_unicast_packets", "sflow_245.ifinpkt");
    COUNTERS.put("in_unknown_protocols", "sflow_245.ifinunk");
    COUNTERS.put("out_octets", "sflow_245.ifoutoct");
    COUNTERS.put("out_errors", "sflow_245.ifouterr");
    COUNTERS.put("promiscuous_mode", "sflow_245.ifpromisc");
    COUNTERS.put("dot3StatsAlignmentErrors", "sflow_245.dot3StatsAlignmentErrors");
    COUNTERS.put("dot3StatsSymbolErrors", "sflow_245.dot3StatsSymbolErrors");
    COUNTERS.put("vlan_id", "sflow_245.vlan_id");
    COUNTERS.put("octets", "sflow_245.octets");
  }

  /** Where tshark 4.0 is to be left out, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "made-sflow-decoded-by-agent", "it shows decoded packets under other names",
          "made-sflow-tunnels", "it shows packets in packets under the same names",
          "made-sflow-v4", "it does not read a decoded IPv4 packet of version 4",
          "made-sflow-v2", "it does not read a decoded IPv4 packet of version 2",
          "made-sflow-wrong-lengths", "it stops at what is wrong",
          "made-sflow-host", "it knows no structures of hosts");

  @TestFactory
  Stream<DynamicTest> everyColumnHasTheValuesThatTsharkShows() {
    assumeTrue(Files.isExecutable(TSHARK), "no " + TSHARK);
    return OwnCorpus.cases().stream()
        .filter(path -> OwnCorpus.isSflow(path.getFileName().toString()))
        .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
  }

  private static void check(Path directory) throws IOException, InterruptedException {
    String exception = EXCEPTIONS.get(directory.getFileName().toString());
    assumeTrue(exception == null, "tshark: " + exception);
    StringWriter out = new StringWriter();
    List<Input> captures = OwnCorpus.captures(directory);
    new DecodeRun(new JsonLines(out), new ArrayList<>()).run(captures);
    List<JsonNode> flows = new ArrayList<>();
    List<JsonNode> counters = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      JsonNode row = new ObjectMapper().readTree(line);
      switch (row.get("kind").asText()) {
        case "flow" -> flows.add(row);
        case "counter" -> counters.add(row);
        default -> {}
      }
    }
    List<String> fields = new ArrayList<>(List.of("ip.version"));
    FLOWS.values().forEach(fields::addAll);
    fields.addAll(COUNTERS.values());
    List<Map<String, List<String>>> packets = tshark(captures.get(0).path(), fields);
    for (Map.Entry<String, List<String>> column : FLOWS.entrySet()) {
      // A frame that starts with IP has a length at layer 2 for tshark alone.
      if (!(column.getKey().equals("layer2_octets") && flowsStartWithIp(flows))) {
        assertThat(values(flows, column.getKey()))
            .as(column.getKey())
            .containsExactlyInAnyOrderElementsOf(theirs(packets, column));
      }
    }
    for (Map.Entry<String, String> column : COUNTERS.entrySet()) {
      List<String> theirs = new ArrayList<>();
      packets.forEach(packet -> theirs.addAll(packet.get(column.getValue())));
      assertThat(values(counters, column.getKey()))
          .as(column.getKey())
          .containsExactlyInAnyOrderElementsOf(theirs);
    }
  }

  private static boolean flowsStartWithIp(List<JsonNode> flows) {
    return flows.stream()
        .anyMatch(flow -> flow.get("extra").path("sampled_header.protocol").asText().equals("11"));
  }

  private static List<String> values(List<JsonNode> rows, String column) {
    List<String> values = new ArrayList<>();
    for (JsonNode row : rows) {
      JsonNode value = row.has(column) ? row.get(column) : row.path("extra").get(column);
      if (value != null) {
        values.add(value.asText());
      }
    }
    return values;
  }

  /** The values of all packets, without those of the datagrams that carry the samples. */
  private static List<String> theirs(
      List<Map<String, List<String>>> packets, Map.Entry<String, List<String>> column) {
    List<String> theirs = new ArrayList<>();
    for (Map<String, List<String>> packet : packets) {
      List<String> first = new ArrayList<>(packet.get(column.getValue().get(0)));
      List<String> second =
          column.getValue().size() == 1
              ? new ArrayList<>()
              : new ArrayList<>(packet.get(column.getValue().get(1)));
      boolean address = column.getKey().endsWith("_ip");
      boolean outerIsIpv4 = packet.get("ip.version").get(0).equals("4");
      if (address || column.getKey().endsWith("_port")) {
        (address && !outerIsIpv4 ? second : first).remove(0);
      }
      theirs.addAll(first);
      theirs.addAll(second);
    }
    return theirs;
  }

  private static List<Map<String, List<String>>> tshark(Path capture, List<String> fields)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(TSHARK.toString(), "-r", capture.toString()));
    for (int port : new int[] {6343, 31_030}) {
      command.addAll(List.of("-d", "udp.port==" + port + ",sflow"));
    }
    command.addAll(List.of("-T", "fields", "-E", "occurrence=a", "-E", "aggregator=,"));
    fields.forEach(field -> command.addAll(List.of("-e", field)));
    List<Map<String, List<String>>> packets = new ArrayList<>();
    for (String line : run(command).lines().toList()) {
      String[] cells = line.split("\t", -1);
      Map<String, List<String>> packet = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        packet.put(
            fields.get(i), cells[i].isEmpty() ? List.of() : Arrays.asList(cells[i].split(",")));
      }
      packets.add(packet);
    }
    return packets;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s", command).isZero();
    return output;
  }
}
