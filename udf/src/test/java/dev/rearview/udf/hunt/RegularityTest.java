package dev.rearview.udf.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RegularityTest {
  private final Random random = new Random(3);

  @Test
  void aClockIsRegular() {
    Regularity clock = Regularity.of(LongStream.range(0, 100).map(i -> i * 60_000).toArray());
    assertThat(clock).isEqualTo(new Regularity(100, 60, 0, 1));
  }

  @Test
  void jitterAndGapsChangeLittle() {
    long[] jittered =
        LongStream.range(0, 200)
            .filter(i -> i % 10 != 3)
            .map(i -> i * 60_000 + random.nextInt(12_000))
            .toArray();
    Regularity regularity = Regularity.of(jittered);
    assertThat(regularity.intervalSeconds()).isCloseTo(60, within(3.0));
    assertThat(regularity.score()).isGreaterThan(0.75);
  }

  @Test
  void chanceAndBurstsAreNotRegular() {
    long[] chance =
        LongStream.range(0, 200).map(i -> random.nextInt(86_400_000)).sorted().toArray();
    assertThat(Regularity.of(chance).score()).isLessThan(0.5);
    long[] bursts =
        LongStream.range(0, 100).map(i -> i * 2_000 + (i < 50 ? 0 : 36_000_000)).toArray();
    assertThat(Regularity.of(bursts).score()).isLessThan(0.1);
  }

  @Test
  void whatIsWithinASecondIsOneContact() {
    assertThat(Regularity.of(new long[] {0, 10, 999, 5_000, 5_001}).contacts()).isEqualTo(2);
    assertThat(Regularity.of(new long[0])).isEqualTo(new Regularity(0, 0, 0, 0));
  }

  @Test
  void theEarliestTimesAreKeptInWhateverOrderTheyCome() throws Exception {
    TimeList forward = new TimeList();
    LongStream.range(0, 20_000).forEach(forward::add);
    TimeList backward = new TimeList();
    LongStream.range(0, 20_000).forEach(i -> backward.add(19_999 - i));
    TimeList halves = new TimeList();
    LongStream.range(0, 10_000).forEach(i -> halves.add(2 * i + 1));
    TimeList even = new TimeList();
    LongStream.range(0, 10_000).forEach(i -> even.add(2 * i));
    halves.addAll(new TimeListSerializer().copy(even));

    assertThat(forward.sorted()).hasSize(TimeList.MAX_TIMES).startsWith(0, 1, 2);
    assertThat(backward.sorted()).isEqualTo(forward.sorted());
    assertThat(halves.sorted()).isEqualTo(forward.sorted());
  }
}
