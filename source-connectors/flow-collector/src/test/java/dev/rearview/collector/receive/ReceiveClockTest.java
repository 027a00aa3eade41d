package dev.rearview.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiveClockTest {
  private long wall = 1_700_000_000_000_000_000L;
  private long monotonic = 5_000;

  @Test
  void timeRunsWithTheMonotonicClockBetweenTwoLooksAtTheWallClock() {
    ReceiveClock clock = clock();
    monotonic += 250;

    assertThat(clock.epochNanos()).isEqualTo(wall + 250);
  }

  @Test
  void aWallClockThatWasPutForwardIsFollowedWithinASecond() {
    ReceiveClock clock = clock();
    wall += 3_600_000_000_000L;
    monotonic += ReceiveClock.SET_INTERVAL_NANOS;

    assertThat(clock.epochNanos()).isEqualTo(wall);
  }

  @Test
  void timeStandsStillWhileAWallClockThatWasPutBackCatchesUp() {
    ReceiveClock clock = clock();
    monotonic += 10;
    long before = clock.epochNanos();
    wall -= 60_000_000_000L;
    monotonic += ReceiveClock.SET_INTERVAL_NANOS;

    assertThat(clock.epochNanos()).isEqualTo(before);

    wall += 61_000_000_000L;
    monotonic += ReceiveClock.SET_INTERVAL_NANOS;
    assertThat(clock.epochNanos()).isEqualTo(wall).isGreaterThan(before);
  }

  private ReceiveClock clock() {
    return new ReceiveClock(() -> wall, () -> monotonic);
  }
}
