package dev.rearview.codec.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.testkit.netflow.FlowTraffic;
import dev.rearview.testkit.netflow.NetFlow1Message;
import dev.rearview.testkit.netflow.NetFlow5Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is remembered of exporters survives as bytes, in every version that was ever written. */
class ExporterSnapshotTest {
  private static final Path GOLDEN_1 = Path.of("src/test/resources/state/exporters-v1.hex");
  private static final Path GOLDEN_2 = Path.of("src/test/resources/state/exporters-v2.hex");

  private static FlowDecoder decoder() {
    return new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
  }

  private static byte[] flows(long sequence, int count) {
    return new NetFlow5Message()
        .sequence(sequence)
        .engine(1, 2)
        .uptimeMillis(86_400_000)
        .records(new FlowTraffic(1).nextRecords(count))
        .toBytes();
  }

  private static void decode(FlowDecoder decoder, byte[] payload) {
    decoder.decode(DecodedFlows.datagram(payload), record -> {});
  }

  /** The exporters of the golden file: a gap and a late datagram, an IPv6 exporter, a failure. */
  private static FlowDecoder goldenDecoder() {
    FlowDecoder decoder = decoder();
    decode(decoder, flows(0, 10));
    decode(decoder, flows(50, 10));
    decode(decoder, flows(20, 10));
    Datagram ipv6 =
        DecodedFlows.datagram(
            new NetFlow1Message().records(new FlowTraffic(1).nextRecords(3)).toBytes());
    ipv6.ipv4 = false;
    ipv6.exporterHigh = 0x2001_0db8_0000_0000L;
    ipv6.exporterLow = 0x53;
    decoder.decode(ipv6, record -> {});
    decode(decoder, new byte[] {0, 77});
    return decoder;
  }

  private static Set<ExporterStats> exporters(FlowDecoder decoder) {
    Set<ExporterStats> exporters = new HashSet<>();
    decoder.forEachExporter(exporters::add);
    return exporters;
  }

  private static FlowDecoder restored(byte[] snapshot) {
    FlowDecoder decoder = decoder();
    decoder.restore(snapshot);
    return decoder;
  }

  @Test
  void restoredDecoderKnowsTheSameExporters() {
    FlowDecoder original = goldenDecoder();
    FlowDecoder restored = restored(original.snapshot());
    assertThat(exporters(restored)).hasSize(3).isEqualTo(exporters(original));
    assertThat(restored.counters().datagrams()).as("totals start anew").isZero();
  }

  @Test
  void restoredDecoderGoesOnWithSequenceAndGaps() {
    FlowDecoder restored = restored(goldenDecoder().snapshot());
    decode(restored, flows(60, 10));
    assertThat(restored.counters().problems(DecodeProblem.SEQUENCE_GAP)).isZero();
    decode(restored, flows(30, 10));
    assertThat(restored.counters().problems(DecodeProblem.DATAGRAM_LATE)).isEqualTo(1);
    assertThat(restored.counters().missingFlows()).isEqualTo(-10);
    decode(restored, flows(20, 10));
    assertThat(restored.counters().problems(DecodeProblem.DATAGRAM_REPEATED)).isEqualTo(1);
  }

  @Test
  void restoringForgetsWhatWasKnownBefore() {
    FlowDecoder decoder = goldenDecoder();
    decoder.restore(decoder().snapshot());
    assertThat(exporters(decoder)).isEmpty();
  }

  @Test
  void bytesOfVersion1AreReadAsEver() throws IOException {
    byte[] golden = HexFormat.of().parseHex(Files.readString(GOLDEN_1).strip());
    assertThat(exporters(restored(golden))).isEqualTo(exporters(goldenDecoder()));
  }

  @Test
  void bytesOfVersion2AreWrittenAsEver() throws IOException {
    assertThat(HexFormat.of().formatHex(TemplateStates.goldenDecoder().snapshot()))
        .isEqualTo(Files.readString(GOLDEN_2).strip());
  }

  @Test
  void bytesOfVersion2AreReadAsEver() throws IOException {
    byte[] golden = HexFormat.of().parseHex(Files.readString(GOLDEN_2).strip());
    assertThat(exporters(restored(golden))).isEqualTo(exporters(TemplateStates.goldenDecoder()));
  }

  @Test
  void unknownVersionIsOneClearError() {
    byte[] snapshot = decoder().snapshot();
    snapshot[3] = 9;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoder().restore(snapshot))
        .withMessage("decoder state: version 9 is not known, expected 1 or 2");
  }

  @Test
  void cutSnapshotIsOneClearError() {
    cutIsRefused(goldenDecoder().snapshot());
    cutIsRefused(TemplateStates.goldenDecoder().snapshot());
  }

  private static void cutIsRefused(byte[] snapshot) {
    for (int length = 0; length < snapshot.length; length++) {
      byte[] cut = Arrays.copyOf(snapshot, length);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> decoder().restore(cut))
          .withMessageStartingWith("decoder state: ");
    }
  }

  @Test
  void failedRestoreLeavesTheDecoderAsItWas() {
    FlowDecoder decoder = goldenDecoder();
    byte[] cut = Arrays.copyOf(decoder.snapshot(), 300);
    assertThatIllegalArgumentException().isThrownBy(() -> decoder.restore(cut));
    assertThat(exporters(decoder)).isEqualTo(exporters(goldenDecoder()));
  }

  @Test
  void mergeAddsCountsAndGoesOnWithTheLaterSequence() {
    FlowDecoder earlier = decoder();
    decode(earlier, flows(0, 10));
    decode(earlier, flows(15, 10));
    FlowDecoder later = decoder();
    Datagram datagram = DecodedFlows.datagram(flows(100, 10));
    datagram.receivedEpochNanos++;
    later.decode(datagram, record -> {});

    for (FlowDecoder[] order : new FlowDecoder[][] {{earlier, later}, {later, earlier}}) {
      FlowDecoder merged = decoder();
      merged.merge(order[0].snapshot());
      merged.merge(order[1].snapshot());
      ExporterStats stats = exporters(merged).iterator().next();
      assertThat(exporters(merged)).hasSize(1);
      assertThat(stats.datagrams()).isEqualTo(3);
      assertThat(stats.records()).isEqualTo(30);
      assertThat(stats.missingFlows()).isEqualTo(5);
      assertThat(stats.lastReceivedEpochNanos()).isEqualTo(datagram.receivedEpochNanos);
      decode(merged, flows(110, 10));
      assertThat(merged.counters().problems(DecodeProblem.SEQUENCE_GAP)).isZero();
    }
  }

  @Test
  void mergeStopsAtTheLimit() {
    FlowDecoder small =
        new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults().withMaxExporters(2));
    small.merge(goldenDecoder().snapshot());
    assertThat(exporters(small)).hasSize(2);
  }
}
