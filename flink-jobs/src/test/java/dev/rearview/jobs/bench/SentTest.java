package dev.rearview.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentTest {

  @Test
  void flowsOfDroppedDatagramsAreNotWaitedFor() {
    Sent sent = new Sent(10, 180).plus(new Sent(5, 90));
    assertThat(sent).isEqualTo(new Sent(15, 270));
    assertThat(sent.flowsWithout(2)).isEqualTo(234);
  }
}
