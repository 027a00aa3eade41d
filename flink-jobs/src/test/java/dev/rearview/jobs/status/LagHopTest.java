package dev.rearview.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LagHopTest {

  private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");
  private static final Map<String, Double> NONE_BEHIND = Map.of("lagBytes", 0.0, "lagMillis", 0.0);

  @Test
  void readersThatAreNotBehindAreWell() {
    Hop hop = LagHop.of(NONE_BEHIND, List.of());
    assertThat(hop.state()).isEqualTo(Hop.State.OK);
    assertThat(hop.detail()).isEqualTo("0 bytes, 0.0 s behind the journal");
  }

  @Test
  void aMinuteBehindIsAWarning() {
    Map<String, Double> metrics = Map.of("lagBytes", 5e6, "lagMillis", 60_001.0);
    assertThat(LagHop.of(metrics, List.of()).state()).isEqualTo(Hop.State.WARNING);
  }

  @Test
  void withoutMetricsNothingIsKnown() {
    assertThat(LagHop.of(Map.of(), List.of()).state()).isEqualTo(Hop.State.UNKNOWN);
  }

  @Test
  void aPartitionThatNobodyReadsIsBrokenWhateverTheReadersSay() {
    List<Uncommitted> standing =
        List.of(
            new Uncommitted("p00", "archive", 70, TEN.plusSeconds(9)),
            new Uncommitted("p01", "archive", 4_000, TEN),
            new Uncommitted("p01", "archive-options", 5_000, TEN));
    Hop hop = LagHop.of(NONE_BEHIND, standing);
    assertThat(hop.state()).isEqualTo(Hop.State.BROKEN);
    assertThat(hop.detail())
        .isEqualTo(
            "p00: nothing committed by archive since 2026-11-24T10:00:09Z, 70 bytes behind; "
                + "p01: nothing committed by archive, archive-options "
                + "since 2026-11-24T10:00:00Z, 5,000 bytes behind");
    assertThat(hop.remedy()).startsWith("the archive job does not read p00, p01: ./rearview logs");
    assertThat(hop.values())
        .containsEntry("bytes", 5_000L)
        .containsEntry("partitions", List.of("p00", "p01"));
  }
}
