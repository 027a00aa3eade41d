package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.gateway.SqlJob;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one job that runs as long as the instance does: journal to archive, exactly once.
 *
 * <p>It is started from its newest snapshot, whether that is a savepoint of an orderly stop or a
 * checkpoint that a crash left behind. Flink claims the snapshot: it deletes it once newer ones
 * have made it useless.
 */
public final class ArchiveJob {

  /** {@code pipeline.name}: how it is found among the jobs of the cluster. */
  public static final String NAME = "archive";

  /** The names under which its readers commit to the journal, one a table of the archive. */
  public static final List<String> CONSUMERS =
      List.of("archive", "archive-options", "archive-counters", "archive-exporters");

  /**
   * Part of the names of the directories of snapshots, raised when the job's operators have changed
   * so that it cannot go on from a snapshot of before. It then begins at the positions that were
   * committed to the journal: what an orderly stop had archived is neither lost nor repeated.
   */
  private static final String OPERATORS = "-2";

  private static final String SCRIPT = "jobs/archive.sql";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  private final Instance instance;
  private final JobManagerClient jobManager;

  /** The archive job of {@code instance}. */
  public ArchiveJob(Instance instance, JobManagerClient jobManager) {
    this.instance = instance;
    this.jobManager = jobManager;
  }

  /** The running job, restarting ones included. */
  public Optional<JobManagerClient.Job> running() {
    return jobManager.unfinished(NAME);
  }

  /**
   * Starts it from its newest snapshot. Returns that once all tasks run, or empty if there is none.
   */
  public Optional<Path> start() {
    Optional<Path> snapshot = newestSnapshot();
    String id = SqlJob.in(instance).submit(SCRIPT, Map.of(), configuration(snapshot));
    Instant deadline = Instant.now().plus(START_PATIENCE);
    while (!jobManager.allTasksRun(id)) {
      if (Instant.now().isAfter(deadline)) {
        throw new RearviewException(
            "the archive job does not run after "
                + START_PATIENCE.toSeconds()
                + " s: "
                + jobManager.lastFailure(id).orElse("see ./rearview logs taskmanager"));
      }
      Waiting.pause(POLL);
    }
    return snapshot;
  }

  /**
   * Stops it with a savepoint: what was read is committed to the archive before it ends, which a
   * plain cancellation would leave for the next start. Falls back on the last checkpoint, from
   * which nothing is lost or repeated either.
   *
   * @return what to tell the user
   */
  public String stop() {
    Optional<JobManagerClient.Job> job = running();
    if (job.isEmpty()) {
      return "the archive job was not running";
    }
    try {
      jobManager.stopWithSavepoint(job.get().id(), savepoints(), STOP_PATIENCE);
      return "archive job stopped with a savepoint";
    } catch (RearviewException e) {
      return e.getMessage() + "; it will go on from its last checkpoint";
    }
  }

  Map<String, String> configuration(Optional<Path> snapshot) {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("pipeline.name", NAME);
    configuration.put("execution.runtime-mode", "streaming");
    configuration.put("parallelism.default", "1");
    // No operator keeps or changes a row, and copying each of them between operators costs more
    // than decoding it.
    configuration.put("pipeline.object-reuse", "true");
    configuration.put(
        "execution.checkpointing.interval",
        instance.settings().duration(Setting.CHECKPOINT_INTERVAL).toMillis() + " ms");
    configuration.put("execution.checkpointing.mode", "EXACTLY_ONCE");
    configuration.put("execution.checkpointing.dir", checkpoints().toUri().toString());
    configuration.put(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    configuration.put("restart-strategy.type", "exponential-delay");
    configuration.put("restart-strategy.exponential-delay.initial-backoff", "1 s");
    configuration.put("restart-strategy.exponential-delay.max-backoff", "30 s");
    snapshot.ifPresent(
        path -> {
          configuration.put("execution.state-recovery.path", path.toUri().toString());
          configuration.put("execution.state-recovery.claim-mode", "CLAIM");
        });
    return configuration;
  }

  Optional<Path> newestSnapshot() {
    return Snapshots.newest(List.of(checkpoints(), savepoints()));
  }

  private Path checkpoints() {
    return instance.checkpoints().resolve("archive" + OPERATORS);
  }

  private Path savepoints() {
    return instance.checkpoints().resolve("archive" + OPERATORS + "-savepoints");
  }
}
