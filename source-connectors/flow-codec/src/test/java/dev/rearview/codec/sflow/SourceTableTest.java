package dev.rearview.codec.sflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.Structure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Gaps and drops are noticed for each data source, and what is remembered has its bounds. */
class SourceTableTest {
  private final DatagramReport report = new DatagramReport();
  private long datagrams;

  private SflowDecoder decoder = decoder(DecoderLimits.defaults());

  private static SflowDecoder decoder(DecoderLimits limits) {
    return new SflowDecoder(FieldSelection.all(), limits);
  }

  private static Sample flow(long index, long sequence, long pool, long drops) {
    return Sample.flow().source(0, index).sequence(sequence).sampling(100, pool, drops);
  }

  private static Sample counters(long index, long sequence) {
    return Sample.counters(Structure.ethernetCounters()).source(0, index).sequence(sequence);
  }

  private DatagramReport send(Sample... samples) {
    return send(new Sflow5Message(), 0, samples);
  }

  private DatagramReport send(Sflow5Message message, int exporter, Sample... samples) {
    byte[] payload = message.sequence(++datagrams).samples(samples).toBytes();
    Datagram datagram = DecodedFlows.datagram(payload);
    datagram.exporterLow += exporter;
    WireCursor cursor = new WireCursor();
    cursor.wrap(payload, 0, payload.length);
    report.clear();
    decoder.decode(datagram, cursor, new FlowRecord(), record -> {}, report);
    return report;
  }

  private static int gaps(DatagramReport report) {
    return report.count(DecodeProblem.SAMPLE_GAP);
  }

  @Test
  void samplesInARowAreNoGap() {
    send(flow(1, 10, 1000, 0));
    assertThat(gaps(send(flow(1, 11, 1100, 0), flow(1, 12, 1200, 0)))).isZero();
  }

  @Test
  void missingSamplesAreCounted() {
    send(flow(1, 10, 1000, 0));
    assertThat(gaps(send(flow(1, 12, 1200, 0), flow(1, 15, 1500, 0)))).isEqualTo(3);
    assertThat(gaps(send(flow(1, 16, 1600, 0)))).isZero();
  }

  @Test
  void eachSourceAndKindOfSampleHasItsNumbers() {
    send(flow(1, 10, 1000, 0), flow(2, 500, 50_000, 0), counters(1, 7));
    assertThat(gaps(send(counters(1, 8), flow(2, 501, 50_100, 0), flow(1, 11, 1100, 0)))).isZero();
    assertThat(gaps(send(counters(1, 10)))).isEqualTo(1);
  }

  @Test
  void overtakenSampleIsNoGapAndTheNextIsNone() {
    send(flow(1, 10, 1000, 0));
    send(flow(1, 12, 1200, 0));
    assertThat(gaps(send(flow(1, 11, 1100, 0)))).isZero();
    assertThat(gaps(send(flow(1, 13, 1300, 0)))).isZero();
  }

  @Test
  void agentThatStartsAnewIsNoGap() {
    send(flow(1, 5000, 500_000, 9));
    assertThat(gaps(send(flow(1, 1, 100, 0)))).isZero();
    assertThat(gaps(send(flow(1, 2, 200, 0)))).isZero();
    send(flow(2, 5, 500_000, 0));
    assertThat(gaps(send(flow(2, 90, 9000, 0)))).as("the pool went back").isZero();
  }

  @Test
  void startOfTheAgentDoesNotMoveWithTheWayOfADatagram() {
    int first = boot(3_600_000);
    assertThat(boot(3_600_900)).isEqualTo(first);
    assertThat(boot(3_590_000)).isEqualTo(first);
    assertThat(boot(500)).isEqualTo(first + 3_599_500);
    assertThat(boot(1500)).isEqualTo(first + 3_599_500);
  }

  /** When the agent seems to have started, all datagrams being received at the same time. */
  private int boot(long uptimeMillis) {
    return send(new Sflow5Message().uptimeMillis(uptimeMillis), 0, flow(1, 1, 1, 0)).bootMillis();
  }

  @Test
  void numbersWrap() {
    send(flow(1, 0xffff_ffffL, 0xffff_fff0L, 0));
    assertThat(gaps(send(flow(1, 0, 84, 0)))).isZero();
    assertThat(gaps(send(flow(1, 2, 284, 0)))).isEqualTo(1);
  }

  @Test
  void dropsAreCountedWhenTheyGoUp() {
    send(flow(1, 1, 100, 5));
    assertThat(send(flow(1, 2, 200, 5)).count(DecodeProblem.SAMPLES_DROPPED)).isZero();
    assertThat(send(flow(1, 3, 300, 9)).count(DecodeProblem.SAMPLES_DROPPED)).isEqualTo(4);
    assertThat(send(flow(1, 4, 400, 0)).count(DecodeProblem.SAMPLES_DROPPED)).isZero();
    assertThat(send(flow(1, 5, 500, 2)).count(DecodeProblem.SAMPLES_DROPPED)).isEqualTo(2);
  }

  @Test
  void subAgentsAndExportersAreApart() {
    send(flow(1, 10, 1000, 0));
    assertThat(gaps(send(new Sflow5Message().subAgent(1), 0, flow(1, 50, 5000, 0)))).isZero();
    assertThat(gaps(send(new Sflow5Message(), 1, flow(1, 90, 9000, 0)))).isZero();
    assertThat(gaps(send(flow(1, 11, 1100, 0)))).isZero();
    assertThat(gaps(send(new Sflow5Message(), 1, flow(1, 92, 9200, 0)))).isEqualTo(1);
  }

  @Test
  void sourcesBeyondTheLimitAreCountedAndPushNobodyOut() {
    decoder = decoder(DecoderLimits.defaults().withMaxSourcesPerDomain(2));
    send(flow(1, 10, 1000, 0), flow(2, 10, 1000, 0));
    assertThat(send(flow(3, 10, 1000, 0)).count(DecodeProblem.SOURCE_LIMIT)).isEqualTo(1);
    assertThat(gaps(send(flow(1, 12, 1200, 0)))).isEqualTo(1);
    assertThat(gaps(send(flow(3, 20, 2000, 0)))).isZero();
  }

  @Test
  void exportersBeyondTheLimitPushNobodyOut() {
    decoder = decoder(DecoderLimits.defaults().withMaxExporters(1));
    send(flow(1, 10, 1000, 0));
    send(new Sflow5Message(), 1, flow(1, 10, 1000, 0));
    assertThat(gaps(send(new Sflow5Message(), 1, flow(1, 20, 2000, 0)))).isZero();
    assertThat(gaps(send(flow(1, 12, 1200, 0)))).isEqualTo(1);
  }

  @Test
  void manySourcesAreToldApart() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 3000; i++) {
        assertThat(gaps(send(flow(i, 10 + round, 1000, 0)))).isZero();
      }
    }
    assertThat(gaps(send(flow(2999, 13, 1300, 0)))).isEqualTo(1);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    send(flow(1, 10, 1000, 5), counters(1, 7));
    byte[] bytes = written();
    decoder = decoder(DecoderLimits.defaults());
    send(flow(1, 500, 1000, 5));
    decoder.sources().read(input(bytes));
    assertThat(gaps(send(flow(1, 11, 1100, 5), counters(1, 8)))).isZero();
    assertThat(report.count(DecodeProblem.SAMPLES_DROPPED)).isZero();
    assertThat(gaps(send(flow(1, 13, 1300, 6), counters(1, 9)))).isEqualTo(1);
    assertThat(report.count(DecodeProblem.SAMPLES_DROPPED)).isEqualTo(1);
  }

  @Test
  void mergedSourcesAreAddedAndKnownOnesStay() throws IOException {
    send(flow(1, 10, 1000, 0), flow(2, 10, 1000, 0));
    byte[] bytes = written();
    decoder = decoder(DecoderLimits.defaults());
    send(flow(1, 50, 5000, 0));
    SourceTable other = new SourceTable(DecoderLimits.defaults());
    other.read(input(bytes));
    decoder.sources().merge(other);
    assertThat(gaps(send(flow(1, 51, 5100, 0), flow(2, 11, 1100, 0)))).isZero();
    assertThat(gaps(send(flow(2, 13, 1300, 0)))).isEqualTo(1);
  }

  @Test
  void bytesThatAreCutShortChangeNothing() throws IOException {
    send(flow(1, 10, 1000, 0));
    byte[] bytes = written();
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
    assertThatThrownBy(() -> decoder.sources().read(input(cut))).isInstanceOf(IOException.class);
    assertThat(gaps(send(flow(1, 12, 1200, 0)))).isEqualTo(1);
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    decoder.sources().write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
