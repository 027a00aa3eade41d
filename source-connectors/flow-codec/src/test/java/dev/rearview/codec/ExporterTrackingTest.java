package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.exporter.ExporterStats;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.testkit.netflow.FlowTraffic;
import dev.rearview.testkit.netflow.NetFlow1Message;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlow7Message;
import dev.rearview.testkit.netflow.NetFlowMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExporterTrackingTest {
  private static final FlowTraffic TRAFFIC = new FlowTraffic(3);

  private final DecodedFlows decoded = new DecodedFlows();

  private static NetFlow5Message version5(long sequence, int flows) {
    return fill(new NetFlow5Message().sequence(sequence), flows);
  }

  private static <T extends NetFlowMessage<T>> T fill(T message, int flows) {
    return message.uptimeMillis(86_400_000).records(TRAFFIC.nextRecords(flows));
  }

  private List<ExporterStats> exporters() {
    List<ExporterStats> exporters = new ArrayList<>();
    decoded.decoder.forEachExporter(exporters::add);
    return exporters;
  }

  private ExporterStats exporter(ExportProtocol protocol, long domain) {
    return exporters().stream()
        .filter(e -> e.protocol() == protocol && e.domain() == domain)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void enginesOfOneExporterHaveSequencesOfTheirOwn() {
    decoded.decode(version5(0, 10).engine(0, 1).toBytes());
    decoded.decode(version5(500, 10).engine(0, 2).toBytes());
    decoded.decode(version5(10, 10).engine(0, 1).toBytes());
    decoded.decode(version5(515, 10).engine(0, 2).toBytes());
    assertThat(exporter(ExportProtocol.NETFLOW5, 1).missingFlows()).isZero();
    assertThat(exporter(ExportProtocol.NETFLOW5, 2).missingFlows()).isEqualTo(5);
    assertThat(decoded.decoder.counters().missingFlows()).isEqualTo(5);
    assertThat(decoded.decoder.counters().problems(DecodeProblem.SEQUENCE_GAP)).isEqualTo(1);
  }

  @Test
  void sourcePortIsNoPartOfAnExporter() {
    decoded.decode(version5(0, 10).toBytes());
    Datagram other = DecodedFlows.datagram(version5(10, 10).toBytes());
    other.exporterPort = 40_000;
    decoded.decode(other);
    assertThat(exporters()).hasSize(1);
  }

  @Test
  void version7HasASequenceAndVersion1HasNone() {
    decoded.decode(fill(new NetFlow7Message().sequence(0), 10).toBytes());
    decoded.decode(fill(new NetFlow7Message().sequence(13), 10).toBytes());
    decoded.decode(fill(new NetFlow1Message(), 10).toBytes());
    decoded.decode(fill(new NetFlow1Message(), 10).toBytes());
    long none = DatagramReport.NO_DOMAIN;
    assertThat(exporter(ExportProtocol.NETFLOW7, none).missingFlows()).isEqualTo(3);
    assertThat(exporter(ExportProtocol.NETFLOW1, none).missingFlows()).isZero();
    assertThat(exporter(ExportProtocol.NETFLOW1, none).problems()).isEmpty();
  }

  @Test
  void lateDatagramTakesItsFlowsOffTheMissingOnes() {
    decoded.decode(version5(0, 10).toBytes());
    decoded.decode(version5(20, 10).toBytes());
    assertThat(decoded.decoder.counters().missingFlows()).isEqualTo(10);
    decoded.decode(version5(10, 10).toBytes());
    assertThat(decoded.decoder.counters().missingFlows()).isZero();
    assertThat(decoded.flows).hasSize(30);
  }

  @Test
  void repeatedDatagramIsDeliveredAndCounted() {
    byte[] payload = version5(0, 10).toBytes();
    decoded.decode(payload).decode(payload);
    assertThat(decoded.flows).hasSize(20);
    assertThat(decoded.decoder.counters().problems(DecodeProblem.DATAGRAM_REPEATED)).isEqualTo(1);
  }

  @Test
  void absurdCountDoesNotSpoilTheSequence() {
    decoded.decode(version5(0, 10).count(55_582).toBytes());
    decoded.decode(version5(10, 10).toBytes());
    assertThat(decoded.decoder.counters().missingFlows()).isZero();
    assertThat(decoded.decoder.counters().problems(DecodeProblem.SEQUENCE_RESET)).isZero();
  }

  @Test
  void statsTellWhatAnExporterSent() {
    decoded.decode(version5(7, 10).engine(1, 2).toBytes());
    decoded.decode(version5(20, 0).engine(1, 2).toBytes());
    assertThat(exporters())
        .containsExactly(
            new ExporterStats(
                true,
                0,
                DecodedFlows.EXPORTER,
                ExportProtocol.NETFLOW5,
                258,
                2,
                1,
                10,
                0,
                0,
                3,
                Map.of(DecodeProblem.RECORD_COUNT_ZERO, 1L, DecodeProblem.SEQUENCE_GAP, 1L),
                List.of(),
                Map.of(),
                0,
                DecodedFlows.RECEIVED_EPOCH_NANOS));
  }

  @Test
  void everyDatagramIsBookedOnAnExporter() {
    decoded.decode(version5(0, 10).toBytes());
    decoded.decode(new byte[0]);
    decoded.decode(new byte[] {0, 99, 1, 2});
    long datagrams = exporters().stream().mapToLong(ExporterStats::datagrams).sum();
    long failed = exporters().stream().mapToLong(ExporterStats::failed).sum();
    assertThat(datagrams).isEqualTo(decoded.decoder.counters().datagrams()).isEqualTo(3);
    assertThat(failed).isEqualTo(decoded.decoder.counters().failed()).isEqualTo(2);
    assertThat(exporter(null, DatagramReport.NO_DOMAIN).datagrams()).isEqualTo(2);
  }

  @Test
  void exportersBeyondTheLimitAreDecodedButNotFollowed() {
    FlowDecoder decoder =
        new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults().withMaxExporters(100));
    int sent = 250;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < sent; i++) {
        Datagram datagram = DecodedFlows.datagram(version5(1000L * round, 10).toBytes());
        datagram.exporterLow = i;
        decoder.decode(datagram, record -> {});
      }
    }
    List<ExporterStats> followed = new ArrayList<>();
    decoder.forEachExporter(followed::add);
    assertThat(followed).hasSize(101).allMatch(stats -> stats.addressLow() < 100);
    assertThat(followed)
        .filteredOn(stats -> stats.protocol() == null)
        .singleElement()
        .satisfies(
            others -> {
              assertThat(others.datagrams()).isEqualTo(2 * 150);
              assertThat(others.problems()).containsEntry(DecodeProblem.EXPORTER_LIMIT, 300L);
            });
    assertThat(decoder.counters().records()).isEqualTo(2L * sent * 10);
    assertThat(decoder.counters().problems(DecodeProblem.EXPORTER_LIMIT)).isEqualTo(2 * 150);
    assertThat(decoder.counters().missingFlows()).isEqualTo(100 * 990);
  }

  @Test
  void silentExporterMakesRoomForAnother() {
    FlowDecoder decoder =
        new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults().withMaxExporters(2));
    for (int i = 1; i <= 3; i++) {
      decode(decoder, i, 0);
    }
    assertThat(decoder.report().count(DecodeProblem.EXPORTER_LIMIT)).isEqualTo(1);
    decode(decoder, 2, 90_000);
    decode(decoder, 3, 100_000);
    assertThat(decoder.report().count(DecodeProblem.EXPORTER_LIMIT)).isZero();
    List<Long> followed = new ArrayList<>();
    decoder.forEachExporter(stats -> followed.add(stats.addressLow()));
    assertThat(followed).contains(2L, 3L).doesNotContain(1L);
    decode(decoder, 1, 100_002);
    assertThat(decoder.report().count(DecodeProblem.EXPORTER_LIMIT))
        .as("nobody has been silent for a day")
        .isEqualTo(1);
  }

  private void decode(FlowDecoder decoder, long address, long seconds) {
    Datagram datagram = DecodedFlows.datagram(version5(seconds, 10).toBytes());
    datagram.exporterLow = address;
    datagram.receivedEpochNanos += seconds * 1_000_000_000L;
    decoder.decode(datagram, record -> {});
  }
}
