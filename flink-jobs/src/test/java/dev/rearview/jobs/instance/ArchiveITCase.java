package dev.rearview.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.cluster.Deadline;
import dev.rearview.jobs.cluster.ProcessName;
import dev.rearview.testkit.geo.MmdbWriter;
import dev.rearview.testkit.netflow.FlowTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningInstance.class)
class ArchiveITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String JOURNAL =
      "flows_live /*+ OPTIONS('scan.startup.mode' = 'earliest') */";

  @Test
  void everyFlowThatWasSentIsInTheArchiveOnce(RearviewInstance instance) throws Exception {
    instance.send(30_000);
    instance.awaitArchived();
    assertThat(instance.totals("flows")).isEqualTo(instance.sent());
  }

  @Test
  void whatTheExportersSentIsWhatWasSent(RearviewInstance instance) throws Exception {
    instance.send(3_000);
    instance.awaitArchived();
    List<JsonNode> row =
        instance
            .query(
                "SELECT SUM(flows), SUM(failed) FROM exporters_live"
                    + " /*+ OPTIONS('scan.startup.mode' = 'earliest') */")
            .get(0);
    assertThat(row.get(0).asLong()).isEqualTo(instance.sent().flows());
    assertThat(row.get(1).asLong()).isZero();
  }

  @Test
  void twoSessionsReadTheLiveFlowsAtTheSameTimeAndBothSeeAll(RearviewInstance instance)
      throws Exception {
    instance.send(3_000);
    instance.awaitArchived();
    CompletableFuture<FlowTraffic.Totals> first =
        CompletableFuture.supplyAsync(() -> instance.totals(JOURNAL));
    CompletableFuture<FlowTraffic.Totals> second =
        CompletableFuture.supplyAsync(() -> instance.totals(JOURNAL));
    assertThat(first.join()).isEqualTo(instance.sent());
    assertThat(second.join()).isEqualTo(instance.sent());
  }

  @Test
  void everyColumnOfTheLiveFlowsCanBeAskedForAtOnce(RearviewInstance instance) throws Exception {
    instance.send(30);
    instance.awaitArchived();
    RearviewInstance.Outcome outcome =
        instance.run("query", "--format", "csv", "SELECT * FROM flows_live LIMIT 3");
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  @Test
  void geoIpDatabasesAreSwappedUnderLoadAndEveryFlowIsKept(RearviewInstance instance)
      throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> load = CompletableFuture.runAsync(() -> sendUntil(done, instance));
    try {
      for (String country : List.of("FR", "DE", "IT")) {
        swapCountry(instance, country);
        Deadline.await(PATIENCE, () -> archivedFlowsTo(instance, country) > 0);
      }
    } finally {
      done.set(true);
      load.join();
      Files.delete(database(instance));
    }
    instance.awaitArchived();
    assertThat(instance.totals("flows")).isEqualTo(instance.sent());
  }

  @Test
  void everyHopIsWell(RearviewInstance instance) {
    RearviewInstance.Outcome status = instance.run("status");
    assertThat(status.output()).doesNotContain("broken", "unknown");
    assertThat(status.exitCode()).isZero();
  }

  @Test
  void anArchivistThatDiedIsToldAndComesBack(RearviewInstance instance) {
    instance.kill(ProcessName.ARCHIVIST);
    RearviewInstance.Outcome status = instance.run("status");
    assertThat(status.output()).contains("the archivist has died");
    assertThat(status.exitCode()).isZero();
    instance.up();
    assertThat(instance.run("status").output()).contains("tidies the archive");
  }

  @Test
  void aStopAndAStartRepeatNothingAndSkipNothing(RearviewInstance instance) throws Exception {
    instance.send(3_000);
    instance.down();
    RearviewInstance.Outcome stopped = instance.run("status");
    assertThat(stopped.exitCode()).isEqualTo(1);
    assertThat(stopped.output()).contains("broken at socket");
    instance.up();
    instance.send(3_000);
    instance.awaitArchived();
    assertThat(instance.totals("flows")).isEqualTo(instance.sent());
  }

  private static void sendUntil(AtomicBoolean done, RearviewInstance instance) {
    try {
      while (!done.get()) {
        instance.send(600);
        TimeUnit.MILLISECONDS.sleep(200); // paces the sender; nothing waits for a condition here
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long archivedFlowsTo(RearviewInstance instance, String country) {
    return instance.totals("flows WHERE dst_country = '" + country + "'").flows();
  }

  private static void swapCountry(RearviewInstance instance, String country) throws IOException {
    Files.createDirectories(database(instance).getParent());
    new MmdbWriter("Country", Instant.now().getEpochSecond())
        .add("203.0.113.0", 24, Map.of("country", Map.of("iso_code", country)))
        .writeTo(database(instance));
  }

  private static Path database(RearviewInstance instance) {
    return instance.instance().geoip().resolve("country.mmdb");
  }
}
