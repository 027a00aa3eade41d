package dev.rearview.jobs.status;

import dev.rearview.jobs.cluster.ArchiveJob;
import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.JobManagerClient;
import dev.rearview.jobs.cluster.ManagedProcess;
import dev.rearview.jobs.cluster.ProcessName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The hops within the archive job: decode, reference, lag, commit. */
final class JobHops {

  private static final String METRICS = "flow.";
  private static final String REFERENCE_METRICS = "reference.";
  private static final String PROBLEMS = "problems.";
  private static final String UP = "./rearview up";

  private final Cluster cluster;
  private final Duration checkpointInterval;
  private final Clock clock;
  private final JournalCommits journal;
  private final ArchiveFiles archive;

  JobHops(
      Cluster cluster,
      Duration checkpointInterval,
      JournalCommits journal,
      ArchiveFiles archive,
      Clock clock) {
    this.cluster = cluster;
    this.checkpointInterval = checkpointInterval;
    this.journal = journal;
    this.archive = archive;
    this.clock = clock;
  }

  List<Hop> hops() {
    Optional<Hop> broken = brokenProcess();
    if (broken.isPresent()) {
      return stoppedAt(broken.get());
    }
    JobManagerClient jobManager = cluster.jobManager();
    Optional<JobManagerClient.Job> job = jobManager.unfinished(ArchiveJob.NAME);
    if (job.isEmpty()) {
      return stoppedAt(Hop.broken("decode", "the archive job does not run", UP));
    }
    String id = job.get().id();
    if (!jobManager.allTasksRun(id)) {
      String why = jobManager.lastFailure(id).map(cause -> " after " + cause).orElse("");
      return stoppedAt(
          Hop.broken(
              "decode",
              "the archive job is " + job.get().state() + ", its tasks do not run yet" + why,
              "./rearview logs taskmanager"));
    }
    Map<String, Double> metrics = jobManager.freshMetrics(id, METRICS);
    return List.of(
        decode(metrics),
        ReferenceHop.of(jobManager.operatorMetrics(id, REFERENCE_METRICS)),
        lag(id, metrics),
        commit(id));
  }

  private static List<Hop> stoppedAt(Hop decode) {
    return List.of(
        decode, Hop.unknown(ReferenceHop.NAME), Hop.unknown("lag"), Hop.unknown("commit"));
  }

  private Optional<Hop> brokenProcess() {
    for (ProcessName name : List.of(ProcessName.JOBMANAGER, ProcessName.TASKMANAGER)) {
      ManagedProcess process = cluster.process(name);
      if (process.live().isEmpty()) {
        String detail = "the " + name.label() + (process.died() ? " has died" : " does not run");
        return Optional.of(Hop.broken("decode", detail, UP + "; ./rearview logs " + name.label()));
      }
    }
    OptionalLong taskManagers = cluster.jobManager().taskManagers();
    if (taskManagers.isEmpty()) {
      return Optional.of(
          Hop.broken("decode", "the jobmanager does not answer", "./rearview logs jobmanager"));
    }
    return taskManagers.getAsLong() == 0
        ? Optional.of(
            Hop.broken(
                "decode",
                "no taskmanager is registered with the jobmanager",
                "./rearview logs taskmanager"))
        : Optional.empty();
  }

  private static Hop decode(Map<String, Double> metrics) {
    if (metrics.isEmpty()) {
      return Hop.unknown("decode", "the archive job has just begun to run");
    }
    long datagrams = count(metrics, "datagrams");
    long records = count(metrics, "records");
    long gaps = count(metrics, "sequenceGaps");
    Map<String, Long> problems =
        metrics.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(PROBLEMS) && entry.getValue() > 0)
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().substring(PROBLEMS.length()),
                    entry -> entry.getValue().longValue()));
    String detail =
        String.format(
            Locale.ROOT,
            "%,d records of %,d datagrams since the job started, %s, %,d sequence gaps",
            records,
            datagrams,
            problems.isEmpty() ? "no problems" : "problems " + problems,
            gaps);
    Map<String, Object> values =
        Map.of(
            "records", records, "datagrams", datagrams, "problems", problems, "sequenceGaps", gaps);
    if (gaps > 0) {
      return Hop.warning(
          "decode", detail, "datagrams were lost before they got here: see socket", values);
    }
    return problems.isEmpty()
        ? Hop.ok("decode", detail, values)
        : Hop.warning("decode", detail, "what each problem means: flow-codec/README.md", values);
  }

  private Hop lag(String jobId, Map<String, Double> metrics) {
    Instant since = cluster.jobManager().deployedAt(jobId).orElse(Instant.EPOCH);
    List<Uncommitted> standing =
        journal.of(ArchiveJob.CONSUMERS).stream()
            .filter(one -> one.standsStill(since, clock.instant(), commitLimit()))
            .toList();
    return LagHop.of(metrics, standing);
  }

  private Hop commit(String jobId) {
    OptionalLong last = cluster.jobManager().lastCheckpointEpochMillis(jobId);
    ArchiveFiles.Total total = archive.total();
    String files =
        String.format(Locale.ROOT, "%,d files, %,d KiB", total.files(), total.bytes() >> 10);
    if (last.isEmpty()) {
      return Hop.ok("commit", "none since the job started; archive: " + files, total.values());
    }
    Duration age = Duration.ofMillis(Math.max(0, clock.millis() - last.getAsLong()));
    String detail =
        String.format(
            Locale.ROOT, "last commit %.1f s ago; archive: %s", age.toMillis() / 1000.0, files);
    if (age.compareTo(commitLimit()) > 0) {
      return Hop.broken(
          "commit", detail, "./rearview logs jobmanager; is checkpoint.directory full?");
    }
    Map<String, Object> values = total.values();
    values.put("ageMillis", age.toMillis());
    return Hop.ok("commit", detail, values);
  }

  /** A few checkpoints, and time for a slow one. */
  private Duration commitLimit() {
    return checkpointInterval.multipliedBy(3).plusSeconds(30);
  }

  private static long count(Map<String, Double> metrics, String name) {
    return metrics.getOrDefault(name, 0.0).longValue();
  }
}
