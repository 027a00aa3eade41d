package dev.rearview.jobs.gateway;

import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Copies captures into the archive, as one bounded job.
 *
 * <p>In batch mode: Flink moves the files into the archive when the last one is written, so a
 * replay that fails or is cancelled leaves nothing behind, and can be tried again. A bounded
 * streaming job would commit with each checkpoint, and leave half a capture in the history. One
 * reader takes the captures in the given order, so that templates announced in one hold for the
 * next.
 */
public final class Replay {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Instance instance;
  private final PrintStream out;
  private final boolean terminal;

  /**
   * A replay into the archive of {@code instance}.
   *
   * @param terminal whether {@code out} is a terminal, on which progress can be drawn
   */
  public Replay(Instance instance, PrintStream out, boolean terminal) {
    this.instance = instance;
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Replays the files.
   *
   * @param files at least one
   * @param again whether files that were replayed before are taken once more
   * @throws RearviewException if a file cannot be replayed, before anything is started; or if the
   *     job fails or finds nothing: then the files can be replayed again
   */
  public void run(List<Path> files, boolean again) {
    List<Capture> captures = files.stream().map(Capture::of).toList();
    ReplayLedger ledger = ReplayLedger.of(instance);
    List<String> hashes = captures.stream().map(Capture::sha256).toList();
    if (!again) {
      refuseRepeats(captures, hashes, ledger);
    }
    Path reportFile = reportFile();
    long flowsRead = archive(captures, reportFile).recordsRead();
    Optional<ReplayReport> report = ReplayReport.take(reportFile);
    report.ifPresentOrElse(
        found -> found.print(out),
        () -> {
          out.printf("%,d flows archived%n", flowsRead);
          out.println("datagrams and problems: the reader left no report in " + reportFile);
        });
    long flows = report.map(ReplayReport::flows).orElse(flowsRead);
    if (report.map(ReplayReport::datagrams).orElse(flowsRead) == 0) {
      throw new RearviewException("nothing was archived: no flow was found in " + names(captures));
    }
    List<ReplayLedger.Entry> entries = new ArrayList<>();
    for (int i = 0; i < captures.size(); i++) {
      entries.add(
          new ReplayLedger.Entry(
              hashes.get(i),
              captures.get(i).path().toString(),
              Clock.systemUTC().instant(),
              flows));
    }
    ledger.add(entries);
    if (report.isPresent() && !report.get().foundRecords()) {
      // What exporters sent, and that it failed, is in the archive: a second time would count it
      // twice.
      throw new RearviewException("no flow was found in " + names(captures));
    }
  }

  private static String names(List<Capture> captures) {
    return captures.stream().map(c -> c.path().toString()).collect(Collectors.joining(", "));
  }

  /** Where the reader, in a process of its own, is to write down what it has read. */
  private Path reportFile() {
    Path file = instance.tmp().resolve("replay-" + ProcessHandle.current().pid() + ".json");
    try {
      Files.createDirectories(instance.tmp());
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new RearviewException("cannot write to " + instance.tmp() + ": " + e.getMessage(), e);
    }
    return file;
  }

  private static void refuseRepeats(
      List<Capture> captures, List<String> hashes, ReplayLedger ledger) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < captures.size(); i++) {
      Optional<ReplayLedger.Entry> before = ledger.find(hashes.get(i));
      if (before.isPresent()) {
        throw new RearviewException(
            String.format(
                "%s was replayed on %s (as %s): its flows would count twice; --again to do it",
                captures.get(i).path(), before.get().time(), before.get().path()));
      }
      if (!seen.add(hashes.get(i))) {
        throw new RearviewException(
            captures.get(i).path()
                + " is given twice: its flows would count twice; --again to do it");
      }
    }
  }

  private JobWatch.Sight archive(List<Capture> captures, Path reportFile) {
    String paths =
        captures.stream()
            .map(capture -> capture.path().toString())
            .collect(Collectors.joining(";"));
    SqlJob job = SqlJob.in(instance);
    String jobId =
        job.submit(
            "jobs/replay.sql",
            Map.of("captures", paths, "report", reportFile.toString()),
            Map.of(
                "execution.runtime-mode", "batch",
                "pipeline.name", "replay: " + captures.get(0).path().getFileName(),
                "parallelism.default", "1"));
    // On Ctrl-C nothing must be left running that nobody waits for.
    try (ExitAction cancel = new ExitAction("cancel-replay", () -> job.cancel(jobId))) {
      return await(jobId, captures.stream().mapToLong(Capture::lengthBytes).sum());
    }
  }

  private JobWatch.Sight await(String jobId, long totalBytes) {
    JobWatch watch = JobWatch.of(instance.settings().flinkRest(), jobId);
    ProgressBar bar = new ProgressBar(out, totalBytes, terminal);
    Map<String, Long> counters = Map.of();
    while (true) {
      JobWatch.Sight sight = watch.look();
      counters = sight.counters().isEmpty() ? counters : sight.counters();
      switch (sight.state()) {
        case GOING_ON -> {
          long done = counters.isEmpty() ? 0 : totalBytes - counters.getOrDefault("lagBytes", 0L);
          bar.draw(done, sight.recordsRead());
          LockSupport.parkNanos(POLL_NANOS);
        }
        case FINISHED -> {
          bar.end(sight.recordsRead());
          return new JobWatch.Sight(sight.state(), sight.recordsRead(), counters);
        }
        case FAILED -> {
          bar.abandon();
          throw new RearviewException(
              "the replay failed, nothing was archived: " + watch.failure());
        }
        case CANCELED -> {
          bar.abandon();
          throw new RearviewException("the replay was cancelled, nothing was archived");
        }
      }
    }
  }
}
