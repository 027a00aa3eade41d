package dev.rearview.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceHopTest {

  private static final Map<String, Double> WELL =
      Map.of(
          "networks.stale", 0.0,
          "networks.bad", 0.0,
          "geoip.stale", 0.0,
          "geoip.bad", 0.0,
          "geoip.lookups", 4_000.0,
          "geoip.hits", 3_998.0);

  @Test
  void tablesThatAreAsTheirFilesAreWell() {
    Hop hop = ReferenceHop.of(WELL);
    assertThat(hop.state()).isEqualTo(Hop.State.OK);
    assertThat(hop.detail()).isEqualTo("geoip, networks; 4,000 GeoIP look-ups, 100.0 % remembered");
    assertThat(hop.values()).containsEntry("geoipHits", 3_998L);
  }

  @Test
  void anOlderVersionInUseIsAWarningThatNamesTheTable() {
    Hop hop =
        ReferenceHop.of(Map.of("networks.stale", 2.0, "networks.bad", 2.0, "services.stale", 0.0));
    assertThat(hop.state()).isEqualTo(Hop.State.WARNING);
    assertThat(hop.detail())
        .isEqualTo("networks, services; an older version is in use of networks");
    assertThat(hop.remedy()).contains("./rearview check");
    assertThat(hop.values()).containsEntry("stale", List.of("networks"));
  }

  @Test
  void aFileThatWasNeverGoodIsAWarning() {
    Hop hop = ReferenceHop.of(Map.of("geoip.stale", 0.0, "geoip.bad", 1.0));
    assertThat(hop.state()).isEqualTo(Hop.State.WARNING);
    assertThat(hop.detail()).isEqualTo("geoip; cannot be read: geoip");
  }

  @Test
  void withoutMetricsNothingIsKnown() {
    assertThat(ReferenceHop.of(Map.of()).state()).isEqualTo(Hop.State.UNKNOWN);
  }
}
