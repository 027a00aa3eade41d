package dev.rearview.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cluster.Deadline;
import dev.rearview.jobs.cluster.ProcessName;
import dev.rearview.testkit.netflow.FlowTraffic.Totals;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ends one process after another by SIGKILL while flows arrive: whatever reached the journal is in
 * the archive, once.
 *
 * <p>Flows that are sent while no collector runs are lost on the wire, so the yardstick is the
 * journal, and the instance is this test's own.
 */
class CrashITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final String JOURNAL =
      "flows_live /*+ OPTIONS('scan.startup.mode' = 'earliest') */";

  private static final String DISTINCT_FLOWS =
      "(SELECT DISTINCT exporter_port, sequence_number, src_ip, dst_ip, src_port, dst_port, protocol,"
          + " start_time, packets, octets FROM flows)";

  private static RearviewInstance instance;

  @BeforeAll
  static void startAnInstance() throws Exception {
    instance = RearviewInstance.start();
  }

  @AfterAll
  static void stopTheInstance() {
    instance.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"TASKMANAGER", "COLLECTOR", "JOBMANAGER"})
  void aKilledProcessLosesNothingOfTheJournalAndDoublesNothing(ProcessName killed)
      throws Exception {
    instance.send(6_000);
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(
            () -> {
              try {
                instance.send(90_000);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Deadline.await(PATIENCE, () -> instance.totals(JOURNAL).flows() > 6_000);
    instance.kill(killed);
    instance.up();
    load.join();
    instance.send(3_000);
    Deadline.await(PATIENCE, CrashITCase::theArchiveHasTheJournal);
    Totals journal = instance.totals(JOURNAL);
    assertThat(instance.totals("flows")).isEqualTo(journal);
    assertThat(instance.totals(DISTINCT_FLOWS).flows())
        .as("rows that differ")
        .isEqualTo(journal.flows());
    assertThat(instance.run("status").exitCode()).isZero();
  }

  /**
   * A query that runs while Flink's processes find each other again may fail; the next is asked.
   */
  private static boolean theArchiveHasTheJournal() {
    try {
      return instance.totals("flows").flows() >= instance.totals(JOURNAL).flows();
    } catch (RearviewException e) {
      return false;
    }
  }
}
