package dev.rearview.codec.exporter;

import static dev.rearview.codec.problem.DatagramReport.NO_EXPORT_TIME;
import static dev.rearview.codec.problem.DecodeProblem.DATAGRAM_LATE;
import static dev.rearview.codec.problem.DecodeProblem.DATAGRAM_REPEATED;
import static dev.rearview.codec.problem.DecodeProblem.EXPORTER_REBOOTED;
import static dev.rearview.codec.problem.DecodeProblem.SEQUENCE_GAP;
import static dev.rearview.codec.problem.DecodeProblem.SEQUENCE_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.problem.DecodeProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a sequence goes on, and what it means if it does not. */
class SequenceTrackerTest {
  private static final int BOOT = 123_456;

  private final SequenceTracker tracker = new SequenceTracker();

  private DecodeProblem accept(long sequence, int units) {
    return tracker.accept((int) sequence, units, BOOT, NO_EXPORT_TIME);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "in order,                     1000,       1030,       ,                  0",
    "one flow missing,             1000,       1031,       SEQUENCE_GAP,      1",
    "the longest gap,              1000,       3601029,    SEQUENCE_GAP,      3599999",
    "too far ahead,                1000,       3601030,    SEQUENCE_RESET,    0",
    "the same datagram again,      1000,       1000,       DATAGRAM_REPEATED, 0",
    "from before the first,        1000,       970,        DATAGRAM_LATE,     0",
    "the latest possible,          100000,     40031,      DATAGRAM_LATE,     0",
    "too far behind,               100000,     40030,      SEQUENCE_RESET,    0",
    "in order over the roll-over,  4294967290, 24,         ,                  0",
    "ending exactly at the last,   4294967266, 0,          ,                  0",
    "a gap over the roll-over,     4294967280, 34,         SEQUENCE_GAP,      20",
    "late over the roll-over,      10,         4294967290, DATAGRAM_LATE,     0",
    "back to 0 by a restart,       5000000,    0,          SEQUENCE_RESET,    0"
  })
  void secondOfTwoDatagramsOf30Flows(
      String name, long first, long second, DecodeProblem problem, long missing) {
    assertThat(accept(first, 30)).isNull();
    assertThat(accept(second, 30)).isEqualTo(problem);
    assertThat(tracker.missing()).isEqualTo(missing);
  }

  @Test
  void sequenceGoesOnAfterEachKindOfJump() {
    accept(1000, 30);
    for (long next : new long[] {1060, 5_000_000, 0}) {
      assertThat(accept(next, 30)).isNotNull();
      assertThat(accept(next + 30, 30)).isNull();
    }
  }

  @Test
  void lateDatagramFillsItsGapAndIsThenARepeatedOne() {
    accept(0, 30);
    assertThat(accept(90, 30)).isEqualTo(SEQUENCE_GAP);
    assertThat(tracker.missing()).isEqualTo(60);
    assertThat(accept(60, 30)).isEqualTo(DATAGRAM_LATE);
    assertThat(tracker.missing()).isEqualTo(30);
    assertThat(accept(60, 30)).isEqualTo(DATAGRAM_REPEATED);
    assertThat(tracker.missing()).isEqualTo(30);
    assertThat(accept(30, 30)).isEqualTo(DATAGRAM_LATE);
    assertThat(tracker.missing()).isZero();
    assertThat(accept(120, 30)).isNull();
  }

  @Test
  void lateDatagramInTheMiddleSplitsTheGap() {
    accept(0, 30);
    accept(120, 30);
    assertThat(accept(60, 30)).isEqualTo(DATAGRAM_LATE);
    assertThat(accept(90, 30)).isEqualTo(DATAGRAM_LATE);
    assertThat(accept(60, 30)).isEqualTo(DATAGRAM_REPEATED);
    assertThat(accept(30, 30)).isEqualTo(DATAGRAM_LATE);
    assertThat(tracker.missing()).isZero();
  }

  @Test
  void lateDatagramFillsItsGapOverTheRollOver() {
    accept(4_294_967_266L, 10);
    assertThat(accept(20, 10)).isEqualTo(SEQUENCE_GAP);
    assertThat(tracker.missing()).isEqualTo(40);
    assertThat(accept(4_294_967_286L, 20)).isEqualTo(DATAGRAM_LATE);
    assertThat(tracker.missing()).isEqualTo(20);
  }

  @Test
  void forgottenGapsStayMissing() {
    accept(0, 10);
    for (int i = 1; i <= SequenceGaps.MAX_GAPS + 1; i++) {
      assertThat(accept(20L * i, 10)).isEqualTo(SEQUENCE_GAP);
    }
    long missing = tracker.missing();
    assertThat(accept(10, 10)).as("the oldest gap").isEqualTo(DATAGRAM_REPEATED);
    assertThat(tracker.missing()).isEqualTo(missing);
    assertThat(accept(30, 10)).as("the second oldest").isEqualTo(DATAGRAM_LATE);
    assertThat(tracker.missing()).isEqualTo(missing - 10);
  }

  @Test
  void jumpWithANewStartTimeIsAReboot() {
    accept(1_000_000, 30);
    assertThat(tracker.accept(0, 30, BOOT + 1001, NO_EXPORT_TIME)).isEqualTo(EXPORTER_REBOOTED);
    assertThat(tracker.accept(30, 30, BOOT + 1001, NO_EXPORT_TIME)).isNull();
    assertThat(tracker.missing()).isZero();
  }

  @Test
  void rebootIsSeenWhereTheSequenceAloneLooksLikeAGapOrLate() {
    accept(1000, 30);
    assertThat(tracker.accept(1100, 30, BOOT - 5000, NO_EXPORT_TIME)).isEqualTo(EXPORTER_REBOOTED);
    assertThat(tracker.accept(0, 30, BOOT, NO_EXPORT_TIME)).isEqualTo(EXPORTER_REBOOTED);
  }

  @Test
  void startTimeMayWaverBySoMuchAsAHeaderOfWholeSecondsMakesIt() {
    accept(1000, 30);
    assertThat(tracker.accept(1060, 30, BOOT + 1000, NO_EXPORT_TIME)).isEqualTo(SEQUENCE_GAP);
    assertThat(tracker.accept(1150, 30, BOOT, NO_EXPORT_TIME)).isEqualTo(SEQUENCE_GAP);
  }

  @Test
  void correctedClockWithoutAJumpIsNoReboot() {
    accept(1000, 30);
    assertThat(tracker.accept(1030, 30, BOOT + 3_600_000, NO_EXPORT_TIME)).isNull();
    assertThat(tracker.accept(1090, 30, BOOT + 3_600_000, NO_EXPORT_TIME)).isEqualTo(SEQUENCE_GAP);
  }

  @Test
  void startTimeIsComparedModuloTheCounter() {
    tracker.accept(0, 30, Integer.MAX_VALUE, NO_EXPORT_TIME);
    assertThat(tracker.accept(60, 30, Integer.MIN_VALUE + 500, NO_EXPORT_TIME))
        .isEqualTo(SEQUENCE_GAP);
  }

  @Test
  void resetForgetsGapsButNotWhatIsMissing() {
    accept(0, 30);
    accept(60, 30);
    assertThat(accept(10_000_000, 30)).isEqualTo(SEQUENCE_RESET);
    assertThat(tracker.missing()).isEqualTo(30);
  }
}
