package dev.rearview.udf.bins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rearview.udf.UdfException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoadSchemeTest {
  private static final Bins TEN_SECONDS = Bins.of(10, 0);

  /** From 5.000 to 34.999: half a bin, two whole ones, half a bin. */
  @ParameterizedTest
  @CsvSource({
    "bin-uniform, '{0=0.25, 10000=0.25, 20000=0.25, 30000=0.25}'",
    "start-spike, '{0=1.0}'",
    "end-spike, '{30000=1.0}'",
    "middle-spike, '{10000=1.0}'",
    "maximum-volume, '{0=1.0, 10000=1.0, 20000=1.0, 30000=1.0}'",
    "minimum-volume, '{0=0.0, 10000=0.0, 20000=0.0, 30000=0.0}'"
  })
  void volumeIsSpreadAsTheSchemeSays(String scheme, String expected) {
    assertThat(volumes(LoadScheme.parse(scheme), 5_000, 34_999)).hasToString(expected);
  }

  @Test
  void timeProportionalGivesEachBinItsTime() {
    Map<Long, Double> volumes = volumes(LoadScheme.TIME_PROPORTIONAL, 5_000, 34_999);
    assertThat(volumes.keySet()).containsExactly(0L, 10_000L, 20_000L, 30_000L);
    assertThat(volumes.get(0L)).isCloseTo(5 / 30.0, within(1e-12));
    assertThat(volumes.get(10_000L)).isCloseTo(10 / 30.0, within(1e-12));
    assertThat(volumes.get(30_000L)).isCloseTo(5 / 30.0, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(LoadScheme.class)
  void aFlowWithinABinIsThereAsAWhole(LoadScheme scheme) {
    assertThat(volumes(scheme, 20_000, 29_999)).containsExactly(Map.entry(20_000L, 1.0));
    assertThat(volumes(scheme, 20_000, 7)).containsExactly(Map.entry(20_000L, 1.0));
  }

  @ParameterizedTest
  @EnumSource(
      value = LoadScheme.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MAXIMUM_VOLUME", "MINIMUM_VOLUME"})
  void allOfAFlowIsInItsBins(LoadScheme scheme) {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      long start = random.nextLong(-500_000, 500_000);
      Map<Long, Double> volumes = volumes(scheme, start, start + random.nextInt(200_000));
      assertThat(volumes.values().stream().mapToDouble(d -> d).sum()).isCloseTo(1, within(1e-9));
      assertThat(volumes.values()).allMatch(share -> share > 0);
    }
  }

  @Test
  void binsBeginAtTheOrigin() {
    assertThat(Bins.of(30, 7_000).startMillis(Bins.of(30, 7_000).number(6_999))).isEqualTo(-23_000);
    assertThat(Bins.of(30, 7_000).startMillis(Bins.of(30, 7_000).number(7_000))).isEqualTo(7_000);
  }

  @Test
  void whatCannotBeIsSaid() {
    assertThat(LoadScheme.parse(" 4")).isEqualTo(LoadScheme.TIME_PROPORTIONAL);
    assertThatThrownBy(() -> LoadScheme.parse("uniform"))
        .isInstanceOf(UdfException.class)
        .hasMessageContaining("expected one of bin-uniform (0), start-spike (1)");
    assertThatThrownBy(() -> Bins.of(0.0001, 0)).hasMessageContaining("expected 0.001 or more");
    assertThatThrownBy(() -> FlowSpan.of(Bins.of(0.001, 0), 0, 1L << 21))
        .hasMessageContaining("take longer bins");
  }

  private static Map<Long, Double> volumes(LoadScheme scheme, long startMillis, long endMillis) {
    Map<Long, Double> volumes = new TreeMap<>();
    FlowSpan.of(TEN_SECONDS, startMillis, endMillis)
        .spread(scheme, (bin, flows, volume) -> volumes.put(bin, volume));
    return volumes;
  }
}
