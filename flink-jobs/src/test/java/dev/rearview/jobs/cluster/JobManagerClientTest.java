package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.gateway.FakeFlink;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobManagerClientTest {

  private static final String PATH = "GET /jobs/1/vertices/a/subtasks/metrics";
  private static final String RECORDS = PATH + "?agg=sum&get=0.source.flow.records";

  private final FakeFlink flink = new FakeFlink();
  private JobManagerClient client;

  @BeforeEach
  void prepare() {
    client = new JobManagerClient(URI.create("http://127.0.0.1:" + flink.port()));
    flink
        .on("GET /jobs/1", "{\"vertices\": [{\"id\": \"a\", \"start-time\": 1700000000123}]}")
        .on(PATH, "[{\"id\": \"0.source.flow.records\"}, {\"id\": \"0.source.busy\"}]");
  }

  @AfterEach
  void close() {
    flink.close();
  }

  @Test
  void metricsOfAnEarlierLookAreNotTakenForFreshOnes() {
    flink.on(RECORDS, records(5)).on(RECORDS, records(5)).on(RECORDS, records(70));
    assertThat(client.operatorMetrics("1", "flow.")).isEqualTo(Map.of("records", 5.0));
    assertThat(client.freshMetrics("1", "flow.")).isEqualTo(Map.of("records", 70.0));
  }

  @Test
  void metricsThatStayAreWaitedForOnceAndNotForLong() {
    flink.on(RECORDS, records(5));
    Instant begin = Instant.now();
    assertThat(client.freshMetrics("1", "flow.")).isEqualTo(Map.of("records", 5.0));
    // Two intervals of Flink's fetching would be 2 s; a busy machine is given some of it.
    assertThat(Duration.between(begin, Instant.now()))
        .isBetween(Duration.ofMillis(1_000), Duration.ofMillis(2_500));
  }

  @Test
  void aJobIsDeployedWhenTheLastOfItsVerticesIs() {
    flink.on(
        "GET /jobs/2",
        "{\"vertices\": [{\"id\": \"a\", \"start-time\": 1700000000123},"
            + "{\"id\": \"b\", \"start-time\": 1700000009000}]}");
    assertThat(client.deployedAt("2")).contains(Instant.ofEpochMilli(1_700_000_009_000L));
  }

  @Test
  void aJobThatWasNotDeployedHasNoSuchTime() {
    flink.on("GET /jobs/3", "{\"vertices\": [{\"id\": \"a\", \"start-time\": -1}]}");
    assertThat(client.deployedAt("3")).isEmpty();
    assertThat(client.deployedAt("4")).isEmpty();
  }

  private static String records(int count) {
    return "[{\"id\": \"0.source.flow.records\", \"sum\": " + count + ".0}]";
  }
}
