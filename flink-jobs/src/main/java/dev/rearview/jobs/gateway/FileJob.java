package dev.rearview.jobs.gateway;

import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A bounded job over files: submitted, watched with a progress bar, and cancelled if whoever waits
 * for it goes away. What it writes is seen when all of it is written, or never.
 */
final class FileJob {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Instance instance;
  private final PrintStream out;
  private final boolean terminal;
  private final String name;
  private final String records;

  /**
   * @param name what it is, as "replay"
   * @param records what its source reads, as "flows"
   */
  FileJob(Instance instance, PrintStream out, boolean terminal, String name, String records) {
    this.instance = instance;
    this.out = out;
    this.terminal = terminal;
    this.name = name;
    this.records = records;
  }

  /** The paths as the option of a table takes them. */
  static String paths(List<InputFile> files) {
    return files.stream().map(file -> file.path().toString()).collect(Collectors.joining(";"));
  }

  /** The paths for people. */
  static String names(List<InputFile> files) {
    return files.stream().map(file -> file.path().toString()).collect(Collectors.joining(", "));
  }

  /** Where the reader, in a process of its own, is to write down what it has read. */
  Path reportFile() {
    Path file = instance.tmp().resolve(name + "-" + ProcessHandle.current().pid() + ".json");
    try {
      Files.createDirectories(instance.tmp());
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new RearviewException("cannot write to " + instance.tmp() + ": " + e.getMessage(), e);
    }
    return file;
  }

  /**
   * Runs it to its end.
   *
   * @param script path within the SQL room, as {@code jobs/replay.sql}
   * @param mode Flink's runtime mode, {@code batch} or {@code streaming}
   * @return records that its source has read
   * @throws RearviewException if it failed or was cancelled: then nothing was archived
   */
  long run(List<InputFile> files, String script, Map<String, String> parameters, String mode) {
    requireWritableArchive();
    SqlJob job = SqlJob.in(instance);
    String jobId =
        job.submit(
            script,
            parameters,
            Map.of(
                "execution.runtime-mode",
                mode,
                "pipeline.name",
                name + ": " + files.get(0).path().getFileName(),
                "parallelism.default",
                "1"));
    // On Ctrl-C nothing must be left running that nobody waits for.
    try (ExitAction cancel = new ExitAction("cancel-" + name, () -> job.cancel(jobId))) {
      return await(jobId, files.stream().mapToLong(InputFile::lengthBytes).sum());
    }
  }

  /**
   * Otherwise it would fail when all is read. Of a container's archive only the container knows.
   */
  private void requireWritableArchive() {
    Path archive = instance.archive();
    if (Files.isDirectory(archive) && !Files.isWritable(archive)) {
      throw new RearviewException(
          "nothing was archived: "
              + archive
              + " cannot be written: it is read-only, or another user's");
    }
  }

  private long await(String jobId, long totalBytes) {
    JobWatch watch = JobWatch.of(instance.settings().flinkRest(), jobId);
    ProgressBar bar = new ProgressBar(out, Math.max(1, totalBytes), terminal, records);
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
          return sight.recordsRead();
        }
        case FAILED -> {
          bar.abandon();
          throw new RearviewException(
              "the " + name + " failed, nothing was archived: " + watch.failure());
        }
        case CANCELED -> {
          bar.abandon();
          throw new RearviewException("the " + name + " was cancelled, nothing was archived");
        }
      }
    }
  }
}
