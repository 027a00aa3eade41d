package dev.rearview.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NfdumpOutputTest {

  @Test
  void linesAreRowsOfWords() {
    Answer answer = NfdumpOutput.LINES.answer(Stream.of("   192.0.2.77   10.1.0.3  443 ", ""));
    assertThat(answer.rows()).containsExactly(List.of("192.0.2.77", "10.1.0.3", "443"));
  }

  @Test
  void nothingFoundIsNoRow() {
    assertThat(NfdumpOutput.LINES.answer(Stream.of("No matching flows")).rows()).isEmpty();
  }

  @Test
  void linesOfAKeyAreSummedAndCounted() {
    Answer answer =
        NfdumpOutput.LINES_SUMMED_AND_COUNTED.answer(
            Stream.of("  10.1.0.3    7", "10.1.0.4 1", "", "10.1.0.3 5"));
    assertThat(answer.rows())
        .containsExactly(List.of("10.1.0.3", "12", "2"), List.of("10.1.0.4", "1", "1"));
  }

  @Test
  void aStatisticHasAHeadAndASummaryThatAreNoRows() {
    Answer answer =
        NfdumpOutput.STATISTIC_OF_BYTES.answer(
            """
            ts,te,td,pr,val,fl,flP,pkt,pktP,byt,bytP,pps,bps,bpp
            2026-01-14 23:58:39,2026-01-15 00:00:07,88.076,any,443,24279,24.3,207370,32.0,127403368,34.9,2354,11572130,614

            Summary
            flows,bytes,packets,avg_bps,avg_pps,avg_bpp
            100000,364600246,648787,32977218,7335,561
            """
                .lines());
    assertThat(answer.rows()).containsExactly(List.of("443", "127403368"));
  }

  @Test
  void theSummaryOfFilesHasTheNumberOfFlows() {
    Answer answer =
        NfdumpOutput.SUMMARY.answer(Stream.of("Ident: none", "Flows: 100000", "Flows_tcp: 67880"));
    assertThat(answer.rows()).containsExactly(List.of("100000"));
  }
}
