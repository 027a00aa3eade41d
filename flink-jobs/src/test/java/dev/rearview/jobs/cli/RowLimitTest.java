package dev.rearview.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowLimitTest {
  @Test
  void asManyRowsAsTheLimitMayNotBeAll() {
    assertThat(RowLimit.said(1000, "1000"))
        .contains("1000 rows, which is --limit: there may be more");
    assertThat(RowLimit.said(1, "01")).contains("1 row, which is --limit: there may be more");
  }

  @Test
  void fewerRowsAreAll() {
    assertThat(RowLimit.said(999, "1000")).isEmpty();
  }

  @Test
  void aStreamHasNoLimit() {
    assertThat(RowLimit.said(1000, "")).isEmpty();
  }
}
