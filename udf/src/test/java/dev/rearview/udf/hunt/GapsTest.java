package dev.rearview.udf.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapsTest {
  @Test
  void gapsAreThoseOfWholeSeconds() {
    assertThat(Gaps.of(new long[] {900, 2_000, 5_100, 9_999})).isEqualTo(new Gaps(2L, 4L, 3L));
  }

  @Test
  void whatIsInTheSameSecondIsNotApart() {
    assertThat(Gaps.of(new long[] {1_000, 1_999})).isEqualTo(new Gaps(0L, 0L, 0L));
  }

  @Test
  void aSingleTimeHasNone() {
    assertThat(Gaps.of(new long[] {1_000})).isEqualTo(new Gaps(null, null, null));
  }
}
