package dev.rearview.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.collector.status.Statuses;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private final List<String> lines = MetricsPage.of(Statuses.healthy()).lines().toList();

  @Test
  void eachMetricIsDescribedOnceAboveItsSamples() {
    int help =
        lines.indexOf("# HELP rearview_collector_datagrams_total " + Metric.DATAGRAMS.help());

    assertThat(lines.subList(help + 1, help + 4))
        .containsExactly(
            "# TYPE rearview_collector_datagrams_total counter",
            "rearview_collector_datagrams_total{port=\"2055\"} 1000",
            "rearview_collector_datagrams_total{port=\"6343\"} 0");
  }

  @Test
  void lossesAreCountedPerCauseAndAnUnknownOneIsNoZero() {
    assertThat(lines)
        .contains(
            "rearview_collector_dropped_datagrams_total{port=\"2055\",cause=\"ring_full\"} 7",
            "rearview_collector_dropped_datagrams_total{port=\"2055\",cause=\"kernel\"} 11")
        .noneMatch(line -> line.contains("6343") && line.contains("kernel"));
  }

  @Test
  void timesAreSecondsAndSizesBytes() {
    assertThat(lines)
        .contains(
            "rearview_collector_last_datagram_timestamp_seconds{port=\"2055\"}"
                + " 1700000000.250000000",
            "rearview_collector_sync_seconds_total 1.500000000",
            "rearview_collector_receive_buffer_bytes{port=\"2055\",kind=\"granted\"} 4194304",
            "rearview_collector_journal_offset_bytes{partition=\"p00\"} 12345",
            "rearview_collector_exporter_datagrams_total{exporter=\"other\"} 100");
  }

  @Test
  void everyMetricHasASample() {
    for (Metric metric : Metric.values()) {
      assertThat(lines)
          .as(metric.fullName())
          .anyMatch(
              line ->
                  line.startsWith(metric.fullName() + "{")
                      || line.startsWith(metric.fullName() + " "));
    }
  }

  @Test
  void everyLineHasTheFormThatPrometheusReads() {
    String sample = "[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9.]+";

    assertThat(lines).allMatch(line -> line.matches("# (HELP|TYPE) .+") || line.matches(sample));
  }
}
