package dev.rearview.udf.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rearview.udf.scan.Verdict.Kind;
import dev.rearview.udf.scan.Verdict.Model;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each verdict from flows whose figures can be worked out by hand. */
class ScanModelsTest {
  private static final int NET = 0xc0000200;
  private static final int SYN = 2;
  private static final int SYN_ACK = 18;
  private static final int INSIDE = ScanFlow.INTERNAL;

  @Test
  void fourMissesAreAScanAndFourHitsAreNone() {
    Verdict scan = walk(4, i -> tcp(i, SYN, 0));
    assertThat(scan.kind()).isEqualTo(Kind.SCAN);
    assertThat(scan.probability()).isCloseTo(256, within(1e-9));
    Verdict benign = walk(4, i -> tcp(i, SYN, INSIDE));
    assertThat(benign.kind()).isEqualTo(Kind.BENIGN);
    assertThat(benign.probability()).isCloseTo(1 / 256.0, within(1e-15));
    assertThat(walk(3, i -> tcp(i, SYN, 0)).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void answersToNobodyAreBackscatterAndManyRequestsToOneAreAFlood() {
    assertThat(walk(101, i -> tcp(i, SYN_ACK, 0)).kind()).isEqualTo(Kind.BACKSCATTER);
    assertThat(walk(100, i -> tcp(i, SYN_ACK, 0)).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(walk(11, i -> tcp(0, i % 2 == 0 ? SYN : SYN | ScanFlow.RST, 0)).kind())
        .isEqualTo(Kind.FLOOD);
    assertThat(walk(10, i -> tcp(0, SYN, 0)).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void probabilitiesAreTheFormulas() {
    assertThat(regress(ScanProtocol.TCP, 32, i -> tcp(i, SYN, ScanFlow.SMALL)))
        .isCloseTo(0.9700136788924133, within(1e-12));
    assertThat(regress(ScanProtocol.UDP, 40, i -> flow(i, 161, 0, ScanFlow.SMALL)))
        .isCloseTo(0.25525730871142255, within(1e-12));
    assertThat(regress(ScanProtocol.ICMP, 40, i -> flow(i, 8 << 8, 0, 0)))
        .isCloseTo(0.8249272624312531, within(1e-12));
  }

  @Test
  void fewerThan32FlowsAreNotJudgedByRegression() {
    List<ScanFlow> flows = flows(31, i -> tcp(i, SYN, 0));
    assertThat(ScanModel.BLR.verdict(RandomWalk.STANDARD, ScanProtocol.TCP, flows).kind())
        .isEqualTo(Kind.UNKNOWN);
    assertThat(ScanModel.HYBRID.verdict(RandomWalk.STANDARD, ScanProtocol.TCP, flows).by())
        .isEqualTo(Model.TRW);
    assertThat(ScanModel.TRW.verdict(RandomWalk.STANDARD, ScanProtocol.UDP, flows).kind())
        .isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void anEventIsTheSameAfterStateAndMerging() throws Exception {
    ScanEvent whole = event(0, 64);
    ScanEvent merged = event(40, 64);
    merged.merge(new ScanEventSerializer().copy(event(0, 40)));
    merged.merge(new ScanEvent());
    assertThat(merged.report()).isEqualTo(whole.report());
    assertThat(whole.report().packets()).isEqualTo(128);
    assertThat(new ScanEventSerializer().copy(new ScanEvent()).isEmpty()).isTrue();
  }

  @Test
  void protocolsAreNotMixed() {
    ScanEvent event = event(0, 1);
    assertThatThrownBy(() -> event.ask(ScanProtocol.UDP, ScanModel.HYBRID, RandomWalk.STANDARD))
        .hasMessageContaining("expected GROUP BY src_ip, protocol");
  }

  private static ScanEvent event(int from, int to) {
    ScanEvent event = new ScanEvent();
    event.ask(ScanProtocol.TCP, ScanModel.HYBRID, RandomWalk.STANDARD);
    IntStream.range(from, to).forEach(i -> event.add(tcp(i, SYN, 0), 2, 80));
    return event;
  }

  private static Verdict walk(int count, IntFunction<ScanFlow> flow) {
    return RandomWalk.STANDARD.verdict(flows(count, flow));
  }

  private static double regress(ScanProtocol protocol, int count, IntFunction<ScanFlow> flow) {
    return Regression.verdict(protocol, flows(count, flow)).probability();
  }

  private static List<ScanFlow> flows(int count, IntFunction<ScanFlow> flow) {
    return IntStream.range(0, count).mapToObj(flow).sorted(ScanFlow.BY_DESTINATION).toList();
  }

  private static ScanFlow tcp(int host, int flags, int traits) {
    return flow(host, 22, flags, traits);
  }

  private static ScanFlow flow(int host, int port, int flags, int traits) {
    return new ScanFlow(
        NET + host, (char) 5000, (char) port, (byte) flags, (byte) traits, 1000L * host, host);
  }
}
