package dev.rearview.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.testkit.netflow.TemplateTraffic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured is decoded: every flow, time and again, and without a problem. */
class ReplayTest {
  private static final int FLOWS = 100 * Replay.FLOWS_PER_MESSAGE;
  private static final Instant EXPORT_TIME = Instant.parse("2026-01-02T03:04:05Z");

  private final TemplateTraffic traffic = new TemplateTraffic(1).ipv6Every(4);

  @Test
  void everyFlowOfNetFlow9() {
    check(Replay.netFlow9(traffic.netFlow9(FLOWS, Replay.FLOWS_PER_MESSAGE, EXPORT_TIME)));
  }

  @Test
  void everyFlowOfIpfix() {
    check(Replay.ipfix(traffic.ipfix(FLOWS, Replay.FLOWS_PER_MESSAGE, EXPORT_TIME)));
  }

  private static void check(Replay replay) {
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    long[] delivered = {0};
    replay.into(decoder, record -> delivered[0]++);
    replay.into(decoder, record -> delivered[0]++);
    DecodeCounters counters = decoder.counters();
    assertThat(delivered[0]).isEqualTo(2 * FLOWS).isEqualTo(counters.records());
    assertThat(List.of(DecodeProblem.values()))
        .allSatisfy(problem -> assertThat(counters.problems(problem)).as(problem.label()).isZero());
  }
}
