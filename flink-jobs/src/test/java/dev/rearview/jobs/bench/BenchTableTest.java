package dev.rearview.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTableTest {

  @Test
  void columnsAreAlignedAndAMissingPeerHasNoRatio() {
    StringWriter text = new StringWriter();
    BenchTable.print(
        List.of(
            new BenchRow("a: s", "1.5", "nfcapd 3.0", 0.5, "load 0.1"),
            new BenchRow("long: s", "2", "none", null, "load 0.2")),
        new PrintWriter(text));
    assertThat(text.toString().lines())
        .containsExactly(
            "measurement  Rearview  peer        ratio",
            "a: s         1.5       nfcapd 3.0  0.50x",
            "    load 0.1",
            "long: s      2         none        -",
            "    load 0.2");
  }

  @Test
  void medianOfAnEvenNumberOfRunsLiesBetween() {
    Samples samples = new Samples(List.of(4.0, 1.0, 2.0, 3.0));
    assertThat(samples.medianAndRange()).isEqualTo("2.500 (1.000-4.000)");
  }
}
