package dev.rearview.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is decoded: every flow, time and again, and without a problem. */
class ReplayTest {
  private static final int DATAGRAMS = 100;

  @ParameterizedTest
  @EnumSource(ReplayedProtocol.class)
  void everyFlowIsDecodedEachTime(ReplayedProtocol protocol) {
    Replay replay = new Replay(protocol, DATAGRAMS);
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    long[] delivered = {0};
    replay.into(decoder, record -> delivered[0]++);
    replay.into(decoder, record -> delivered[0]++);

    DecodeCounters counters = decoder.counters();
    assertThat(delivered[0])
        .isEqualTo(2L * DATAGRAMS * protocol.flowsPerDatagram())
        .isEqualTo(counters.records());
    assertThat(List.of(DecodeProblem.values()))
        .allSatisfy(problem -> assertThat(counters.problems(problem)).as(problem.label()).isZero());
  }
}
