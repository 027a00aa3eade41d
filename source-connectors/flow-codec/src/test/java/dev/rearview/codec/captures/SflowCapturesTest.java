package dev.rearview.codec.captures;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.MacText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Real sFlow datagrams, held to what an independent decoder and their origins say of them. */
class SflowCapturesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("rearview.shared", "../../../shared"), "captures");

  /** Its extended_switch states 6 bytes for 16: the independent decoder loses the samples. */
  private static final String WRONG_LENGTH = "sflow-goflow-expanded";

  private static final long NO_COUNTER = 0xffff_ffffL;

  private static final Map<String, FlowField> COLUMNS =
      Map.ofEntries(
          entry("src_addr", FlowField.SRC_IP),
          entry("dst_addr", FlowField.DST_IP),
          entry("src_port", FlowField.SRC_PORT),
          entry("dst_port", FlowField.DST_PORT),
          entry("protocol", FlowField.PROTOCOL),
          entry("tos", FlowField.TOS),
          entry("tcp_flags", FlowField.TCP_FLAGS),
          entry("icmp_type", FlowField.ICMP_TYPE),
          entry("icmp_code", FlowField.ICMP_CODE),
          entry("ip_len", FlowField.OCTETS),
          entry("frame_len", FlowField.LAYER2_OCTETS),
          entry("sampling", FlowField.SAMPLING_RATE),
          entry("in_if", FlowField.IN_IF),
          entry("out_if", FlowField.OUT_IF),
          entry("vlan", FlowField.VLAN),
          entry("dst_vlan", FlowField.POST_VLAN),
          entry("src_mac", FlowField.SRC_MAC),
          entry("dst_mac", FlowField.DST_MAC),
          entry("next_hop", FlowField.NEXT_HOP_IP),
          entry("bgp_next_hop", FlowField.BGP_NEXT_HOP_IP),
          entry("src_mask", FlowField.SRC_MASK),
          entry("dst_mask", FlowField.DST_MASK),
          entry("src_as", FlowField.SRC_AS));

  private static final Map<String, CounterField> COUNTERS =
      Map.ofEntries(
          entry("index", CounterField.IF_INDEX),
          entry("type", CounterField.IF_TYPE),
          entry("speed", CounterField.IF_SPEED),
          entry("direction", CounterField.IF_DIRECTION),
          entry("in_octets", CounterField.IN_OCTETS),
          entry("in_ucast", CounterField.IN_UNICAST_PACKETS),
          entry("in_mcast", CounterField.IN_MULTICAST_PACKETS),
          entry("in_bcast", CounterField.IN_BROADCAST_PACKETS),
          entry("in_discards", CounterField.IN_DISCARDS),
          entry("in_errors", CounterField.IN_ERRORS),
          entry("in_unknown", CounterField.IN_UNKNOWN_PROTOCOLS),
          entry("out_octets", CounterField.OUT_OCTETS),
          entry("out_ucast", CounterField.OUT_UNICAST_PACKETS),
          entry("out_mcast", CounterField.OUT_MULTICAST_PACKETS),
          entry("out_bcast", CounterField.OUT_BROADCAST_PACKETS),
          entry("out_discards", CounterField.OUT_DISCARDS),
          entry("out_errors", CounterField.OUT_ERRORS),
          entry("promisc", CounterField.PROMISCUOUS_MODE));

  /** Everything that the captures hold of sFlow, copied. */
  private static final class Decoded implements FlowSink {
    private final FlowDecoder decoder =
        new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    private final List<Map<FlowField, Object>> flows = new ArrayList<>();
    private final List<CounterRecord> counters = new ArrayList<>();

    @Override
    public void accept(FlowRecord record) {
      Map<FlowField, Object> flow = DecodedFlows.copy(record);
      if (flow.get(FlowField.EXPORT_PROTOCOL).toString().startsWith("sflow")) {
        flows.add(flow);
      }
    }

    @Override
    public void counters(CounterRecord record) {
      counters.add(record);
    }
  }

  private static List<CaptureCase> cases() throws IOException {
    assumeTrue(Files.isDirectory(ROOT), "no captures at " + ROOT + ": set -Drearview.shared");
    return CaptureCase.readAll(ROOT).stream()
        .filter(capture -> capture.protocol().equals("sflow"))
        .toList();
  }

  private static Decoded decode(CaptureCase capture) throws IOException {
    Decoded decoded = new Decoded();
    for (Datagram datagram : capture.datagrams()) {
      decoded.decoder.decode(datagram, decoded);
    }
    return decoded;
  }

  @TestFactory
  Stream<DynamicTest> everyCaseAgreesWithAnIndependentDecoder() throws IOException {
    List<CaptureCase> cases = cases();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(10);
    return cases.stream()
        .filter(capture -> !capture.name().equals(WRONG_LENGTH))
        .map(capture -> DynamicTest.dynamicTest(capture.name(), () -> check(capture)));
  }

  private static void check(CaptureCase capture) throws IOException {
    Decoded decoded = decode(capture);
    Iterator<Map<FlowField, Object>> flows = decoded.flows.iterator();
    Iterator<CounterRecord> counters = decoded.counters.iterator();
    for (JsonNode record : capture.sflowReference()) {
      switch (record.get("kind").asText()) {
        case "flow" -> checkFlow(record, flows.next());
        case "counters" -> checkCounters(record, counters.next());
        default -> checkDiscarded(record, flows.next());
      }
    }
    assertThat(flows).isExhausted();
    assertThat(counters).isExhausted();
    assertThat(decoded.decoder.counters().problems(DecodeProblem.SAMPLE_UNKNOWN)).isZero();
    assertThat(decoded.decoder.counters().problems(DecodeProblem.SAMPLE_INVALID)).isZero();
    assertThat(decoded.decoder.counters().problems(DecodeProblem.PACKET_UNREADABLE)).isZero();
  }

  /** The notification of a discarded packet: a flow without volume. */
  private static void checkDiscarded(JsonNode record, Map<FlowField, Object> flow) {
    assertThat(flow).as("%s", record).doesNotContainKeys(FlowField.PACKETS, FlowField.OCTETS);
    Map<?, ?> extra = (Map<?, ?>) flow.get(FlowField.EXTRA);
    assertThat(extra.get("discardReason")).isNotNull();
  }

  private static void checkFlow(JsonNode record, Map<FlowField, Object> flow) {
    JsonNode norm = record.get("norm");
    boolean several = record.get("raw").get("out_format").asInt() == 2;
    for (Map.Entry<String, FlowField> name : COLUMNS.entrySet()) {
      JsonNode value = norm.get(name.getKey());
      boolean isInterface = name.getKey().endsWith("_if");
      if (value == null) {
        continue;
      }
      if (isInterface && (value.asLong() == 0 || (several && name.getKey().equals("out_if")))) {
        assertThat(flow).as("%s of %s", name.getKey(), norm).doesNotContainKey(name.getValue());
      } else {
        assertThat(text(name.getValue(), flow.get(name.getValue())))
            .as("%s of %s", name.getKey(), norm)
            .isEqualTo(value.asText());
      }
    }
    Map<?, ?> extra = (Map<?, ?>) flow.get(FlowField.EXTRA);
    assertThat(extra.get("agentAddress")).isEqualTo(norm.get("agent").asText());
    assertThat(extra.get("sampleSequence")).isEqualTo(record.get("raw").get("seq").asText());
    assertThat(extra.get("drops")).isEqualTo(record.get("raw").get("drops").asText());
    assertThat(extra.get("samplePool")).isEqualTo(record.get("raw").get("pool").asText());
  }

  private static String text(FlowField field, Object value) {
    boolean mac = field == FlowField.SRC_MAC || field == FlowField.DST_MAC;
    return mac ? MacText.of((Long) value) : Objects.toString(value);
  }

  private static void checkCounters(JsonNode record, CounterRecord counters) {
    JsonNode raw = record.get("raw");
    assertThat(counters.sequence()).isEqualTo(raw.get("seq").asLong());
    assertThat(AddressText.of(counters.agentIpv4(), counters.agentHigh(), counters.agentLow()))
        .isEqualTo(record.get("norm").get("agent").asText());
    JsonNode values = raw.get("records").get("if");
    if (values == null) {
      assertThat(counters.values()).isEmpty();
      return;
    }
    for (Map.Entry<String, CounterField> name : COUNTERS.entrySet()) {
      Long expected = values.get(name.getKey()).asLong();
      assertThat(counters.values().get(name.getValue()))
          .as(name.getKey())
          .isEqualTo(expected == NO_COUNTER ? null : expected);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCaseAgreesWithItsOrigin() throws IOException {
    return cases().stream()
        .filter(capture -> capture.hasOriginFlows())
        .map(capture -> DynamicTest.dynamicTest(capture.name(), () -> checkOrigin(capture)));
  }

  private static void checkOrigin(CaptureCase capture) throws IOException {
    Decoded decoded = decode(capture);
    for (JsonNode values : capture.expected().get("flows")) {
      String kind = values.has("kind") ? values.get("kind").asText() : "flow";
      boolean found =
          switch (kind) {
            case "flow" -> decoded.flows.stream().anyMatch(flow -> agrees(values, flow));
            case "counters" -> decoded.counters.stream().anyMatch(record -> agrees(values, record));
            default -> decoded.flows.stream().anyMatch(flow -> isDiscarded(values, flow));
          };
      assertThat(found).as("origin's %s is among %s", values, decoded.flows).isTrue();
    }
  }

  private static boolean isDiscarded(JsonNode values, Map<FlowField, Object> flow) {
    Map<?, ?> extra = (Map<?, ?>) flow.get(FlowField.EXTRA);
    return values.get("other").get("reason").asText().equals(extra.get("discardReason"))
        && agrees(values, flow);
  }

  private static boolean agrees(JsonNode values, Map<FlowField, Object> flow) {
    // The origin gives the IPv6 next header where the protocol stands behind extension headers.
    boolean extensions = values.has("protocol") && values.get("protocol").asInt() == 0;
    for (Map.Entry<String, FlowField> name : COLUMNS.entrySet()) {
      JsonNode value = values.get(name.getKey());
      boolean skipped =
          value == null
              || (extensions && name.getValue() == FlowField.PROTOCOL)
              || (name.getValue() == FlowField.OUT_IF && !flow.containsKey(FlowField.OUT_IF));
      if (!skipped && !value.asText().equals(text(name.getValue(), flow.get(name.getValue())))) {
        return false;
      }
    }
    return true;
  }

  private static boolean agrees(JsonNode values, CounterRecord record) {
    return values.get("in_if").asLong() == record.values().get(CounterField.IF_INDEX)
        && values.get("bytes").asLong() == record.values().get(CounterField.IN_OCTETS)
        && values.get("other").get("seq_number").asLong() >= 0
        && values.get("other").get("out_bytes").asLong()
            == record.values().get(CounterField.OUT_OCTETS);
  }

  @Test
  void structuresThatUnderstateTheirLengthAreReadAsTsharkReadsThem() throws IOException {
    CaptureCase capture =
        cases().stream().filter(c -> c.name().equals(WRONG_LENGTH)).findFirst().orElseThrow();
    Decoded decoded = decode(capture);
    List<JsonNode> theirs = capture.tshark();
    assertThat(decoded.flows).hasSameSizeAs(theirs);
    for (int i = 0; i < theirs.size(); i++) {
      JsonNode fields = theirs.get(i).get("f");
      Map<FlowField, Object> flow = decoded.flows.get(i);
      assertThat(flow.get(FlowField.VLAN)).hasToString(fields.get("sflow_245.vlan.in").asText());
      assertThat(flow.get(FlowField.POST_VLAN))
          .hasToString(fields.get("sflow_245.vlan.out").asText());
      assertThat(flow.get(FlowField.LAYER2_OCTETS))
          .hasToString(fields.get("sflow_245.header.frame_length").asText());
      if (fields.has("eth.src")) {
        assertThat(text(FlowField.SRC_MAC, flow.get(FlowField.SRC_MAC)))
            .isEqualTo(fields.get("eth.src").asText());
      }
    }
    assertThat(decoded.decoder.counters().problems(DecodeProblem.SAMPLE_INVALID)).isEqualTo(1);
  }
}
