package dev.rearview.codec.captures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FlowField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real datagrams, held to what their origins and an independent decoder say of them. */
class CapturesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("rearview.shared", "../../../shared"), "captures");

  private static final List<String> PROTOCOLS = List.of("v1", "v5", "v7");

  /** Logs of exporters give whole times that were rounded another way than the wire's. */
  private static final long LOG_TOLERANCE_MILLIS = 1;

  @TestFactory
  Stream<DynamicTest> everyCaseAgreesWithItsOriginAndAnIndependentDecoder() throws IOException {
    assumeTrue(Files.isDirectory(ROOT), "no captures at " + ROOT + ": set -Drearview.shared");
    List<CaptureCase> cases =
        CaptureCase.readAll(ROOT).stream()
            .filter(capture -> PROTOCOLS.contains(capture.protocol()))
            .toList();
    assertThat(cases).as("cases of v1, v5 and v7").hasSizeGreaterThan(15);
    return cases.stream()
        .map(capture -> DynamicTest.dynamicTest(capture.name(), () -> check(capture)));
  }

  private static void check(CaptureCase capture) throws IOException {
    DecodedFlows decoded = new DecodedFlows();
    for (Datagram datagram : capture.datagrams()) {
      decoded.decode(datagram);
    }
    DecodeCounters counters = decoded.decoder.counters();
    assertThat(counters.decoded() + counters.failed()).isEqualTo(counters.datagrams());
    boolean mixed = capture.protocol().contains("+");
    assertThat(counters.problems(DecodeProblem.UNKNOWN_VERSION)).isZero();

    agreesWithReference(capture.reference(), decoded.flows);
    if (capture.expected() != null && !mixed) {
      agreesWithOrigin(capture.expected(), decoded.flows);
    }
  }

  private static void agreesWithReference(
      List<JsonNode> reference, List<Map<FlowField, Object>> flows) {
    assertThat(flows).hasSameSizeAs(reference);
    for (int i = 0; i < flows.size(); i++) {
      Map<FlowField, Object> flow = flows.get(i);
      JsonNode record = reference.get(i);
      assertThat(NeutralNames.agree(record.get("norm"), flow, 0))
          .as("record %s: reference %s, decoded %s", i, record.get("norm"), flow)
          .isTrue();
      JsonNode raw = record.get("raw");
      assertThat(flow.get(FlowField.EXPORT_PROTOCOL))
          .isEqualTo("netflow" + record.get("proto").asText().substring(1));
      if (flow.get(FlowField.EXPORT_PROTOCOL).equals(ExportProtocol.NETFLOW5.label())) {
        assertThat(flow)
            .containsEntry(FlowField.SEQUENCE_NUMBER, raw.get("seq").asLong())
            .containsEntry(
                FlowField.OBSERVATION_DOMAIN,
                raw.get("engineType").asLong() * 256 + raw.get("engineId").asLong());
      }
    }
  }

  private static void agreesWithOrigin(JsonNode expected, List<Map<FlowField, Object>> flows) {
    if (!expected.get("record_count").isNull()) {
      assertThat(flows).hasSize(expected.get("record_count").asInt());
    }
    List<Map<FlowField, Object>> unmatched = new ArrayList<>(flows);
    for (JsonNode values : expected.get("flows")) {
      if (values.has("index")) {
        Map<FlowField, Object> flow = flows.get(values.get("index").asInt());
        assertThat(NeutralNames.agree(values, flow, 0))
            .as("origin %s, decoded %s", values, flow)
            .isTrue();
      } else {
        assertThat(removeAgreeing(values, unmatched))
            .as("origin's %s is among %s", values, unmatched)
            .isTrue();
      }
    }
  }

  private static boolean removeAgreeing(JsonNode values, List<Map<FlowField, Object>> flows) {
    for (int i = 0; i < flows.size(); i++) {
      if (NeutralNames.agree(values, flows.get(i), LOG_TOLERANCE_MILLIS)) {
        flows.remove(i);
        return true;
      }
    }
    return false;
  }
}
