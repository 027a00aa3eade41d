package dev.rearview.codec.exporter;

import static dev.rearview.codec.exporter.TemplateStates.FLOWS;
import static dev.rearview.codec.exporter.TemplateStates.LATER;
import static dev.rearview.codec.exporter.TemplateStates.decode;
import static dev.rearview.codec.exporter.TemplateStates.flow;
import static dev.rearview.codec.exporter.TemplateStates.later;
import static dev.rearview.codec.exporter.TemplateStates.netFlow9;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.Limits;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.template.NetFlow9Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered for decoding: over a restart, between exporters, and within its bounds. */
class TemplateStateTest {
  private static FlowDecoder decoder() {
    return new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
  }

  private static List<Map<FlowField, Object>> flows(FlowDecoder decoder, byte[] payload) {
    List<Map<FlowField, Object>> flows = new ArrayList<>();
    decoder.decode(DecodedFlows.datagram(payload), record -> flows.add(DecodedFlows.copy(record)));
    return flows;
  }

  private static Datagram from(long exporter, byte[] payload) {
    Datagram datagram = DecodedFlows.datagram(payload);
    datagram.exporterLow = exporter;
    return datagram;
  }

  @Test
  void restoredDecoderKnowsTemplatesRatesAndWhatWaits() {
    FlowDecoder restored = decoder();
    restored.restore(TemplateStates.goldenDecoder().snapshot());
    assertThat(flows(restored, netFlow9(3, FLOWS, false, flow(300))))
        .singleElement()
        .satisfies(
            flow ->
                assertThat(flow)
                    .containsEntry(FlowField.OCTETS, 300L)
                    .containsEntry(FlowField.SAMPLING_RATE, 10L)
                    .containsEntry(FlowField.START_TIME, 1_699_999_990_000L));
    assertThat(flows(restored, netFlow9(4, LATER, true)))
        .singleElement()
        .satisfies(
            flow ->
                assertThat(flow)
                    .containsEntry(FlowField.OCTETS, 200L)
                    .containsEntry(FlowField.SEQUENCE_NUMBER, 2L));
    assertThat(restored.counters().lateRecords()).isEqualTo(1);
  }

  @Test
  void mergedDecoderKnowsWhatBothKnew() {
    FlowDecoder one = decoder();
    decode(one, netFlow9(0, FLOWS, true));
    FlowDecoder other = decoder();
    decode(other, netFlow9(1, LATER, true));
    FlowDecoder merged = decoder();
    merged.merge(one.snapshot());
    merged.merge(other.snapshot());
    assertThat(flows(merged, netFlow9(2, FLOWS, false, flow(1)))).hasSize(1);
    assertThat(flows(merged, netFlow9(3, LATER, false, later(1)))).hasSize(1);
  }

  @Test
  void whatIsLearntIsNeitherDeliveredNorCounted() {
    FlowDecoder decoder = decoder();
    decoder.learn(DecodedFlows.datagram(netFlow9(0, FLOWS, true, flow(100))));
    decoder.learn(DecodedFlows.datagram(netFlow9(1, LATER, false, later(100))));
    assertThat(decoder.counters().datagrams()).isZero();
    assertThat(flows(decoder, netFlow9(2, FLOWS, false, flow(300)))).hasSize(1);
    assertThat(flows(decoder, netFlow9(3, LATER, true))).as("nothing had waited").isEmpty();
  }

  @Test
  void lateFlowsKeepTheEnvelopeOfTheirDatagram() {
    FlowDecoder decoder = decoder();
    Datagram early = DecodedFlows.datagram(netFlow9(0, FLOWS, false, flow(100)));
    early.fileNumber = 3;
    early.fileOffset = 77;
    decoder.decode(early, record -> {});
    Datagram late = DecodedFlows.datagram(netFlow9(1, FLOWS, true, flow(200)));
    late.receivedEpochNanos += 5_000_000_000L;
    late.fileNumber = 4;
    List<String> seen = new ArrayList<>();
    decoder.decode(
        late,
        record ->
            seen.add(
                record.getLong(FlowField.OCTETS)
                    + " "
                    + decoder.origin().fileNumber
                    + " "
                    + record.getLong(FlowField.RECEIVED_TIME)));
    assertThat(seen).containsExactly("100 3 1700000001500", "200 4 1700000006500");
  }

  @Test
  void setsOfOneDatagramThatWaitAreToldApart() {
    FlowDecoder decoder = decoder();
    byte[] payload =
        new NetFlow9Message()
            .domain(7)
            .data(FLOWS, flow(1))
            .data(FLOWS, flow(2), flow(3))
            .toBytes();
    decoder.decode(DecodedFlows.datagram(payload), record -> {});
    FlowDecoder restored = decoder();
    restored.restore(decoder.snapshot());
    List<String> seen = new ArrayList<>();
    restored.decode(
        DecodedFlows.datagram(netFlow9(1, FLOWS, true)),
        record -> seen.add(record.getLong(FlowField.OCTETS) + " " + restored.origin().offset));
    assertThat(seen).containsExactly("1 20", "2 48", "3 48");
  }

  @Test
  void templatesBelongToOneAddressWhateverThePort() {
    FlowDecoder decoder = decoder();
    decoder.decode(from(1, netFlow9(0, FLOWS, true)), record -> {});
    Datagram otherPort = from(1, netFlow9(1, FLOWS, false, flow(1)));
    otherPort.exporterPort = 7;
    decoder.decode(otherPort, record -> {});
    assertThat(decoder.report().records()).isEqualTo(1);
    decoder.decode(from(2, netFlow9(0, FLOWS, false, flow(1))), record -> {});
    assertThat(decoder.report().count(DecodeProblem.TEMPLATE_MISSING)).isEqualTo(1);
  }

  @Test
  void noExporterTakesAnothersShare() {
    FlowDecoder decoder =
        new FlowDecoder(FieldSelection.all(), Limits.with("maxHeldBytesPerExporter", 4_000));
    decoder.decode(from(1, netFlow9(0, FLOWS, true)), record -> {});
    for (int i = 0; i < 1000; i++) {
      decoder.decode(from(2, netFlow9(i, LATER, false, later(i))), record -> {});
    }
    assertThat(decoder.counters().problems(DecodeProblem.HELD_DATA_LIMIT)).isGreaterThan(900);
    decoder.decode(from(3, netFlow9(0, LATER, false, later(1))), record -> {});
    assertThat(decoder.report().heldSets()).as("another's data may wait").isEqualTo(1);
    decoder.decode(from(1, netFlow9(1, FLOWS, false, flow(1))), record -> {});
    assertThat(decoder.report().records()).as("another's template stays").isEqualTo(1);
  }

  @Test
  void silentDomainsDoNotKeepTheirShareForEver() {
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), Limits.with("maxHeldBytes", 4_000));
    for (int i = 0; i < 20; i++) {
      decoder.decode(from(i, netFlow9(0, LATER, false, later(i))), record -> {});
    }
    assertThat(decoder.report().count(DecodeProblem.HELD_DATA_LIMIT)).isEqualTo(1);
    Datagram muchLater = from(99, netFlow9(0, LATER, false, later(1)));
    muchLater.receivedEpochNanos += 3_600_000_000_000L;
    decoder.decode(muchLater, record -> {});
    assertThat(decoder.report().heldSets()).isEqualTo(1);
    assertThat(decoder.report().count(DecodeProblem.HELD_DATA_EXPIRED)).isGreaterThan(5);
  }

  @Test
  void statsTellTemplatesRatesAndWhatWaits() {
    List<ExporterStats> all = new ArrayList<>();
    TemplateStates.goldenDecoder().forEachExporter(all::add);
    ExporterStats netFlow9 =
        all.stream().filter(stats -> stats.domain() == 7).findFirst().orElseThrow();
    assertThat(netFlow9.templates()).extracting("id").containsExactly(256, 300);
    assertThat(netFlow9.templates().get(0).fields())
        .startsWith("sourceIPv4Address", "destinationIPv4Address");
    assertThat(netFlow9.samplers()).isEqualTo(Map.of("all", 10L));
    assertThat(netFlow9.heldSets()).isEqualTo(1);
    assertThat(netFlow9.optionsRecords()).isEqualTo(1);
  }
}
