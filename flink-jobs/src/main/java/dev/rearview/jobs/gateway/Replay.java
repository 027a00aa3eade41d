package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final Instance instance;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  /**
   * A replay into the archive of {@code instance}.
   *
   * @param err takes what was wrong with a capture that was replayed nevertheless
   * @param terminal whether {@code out} is a terminal, on which progress can be drawn
   */
  public Replay(Instance instance, PrintStream out, PrintStream err, boolean terminal) {
    this.instance = instance;
    this.out = out;
    this.err = err;
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
    List<InputFile> captures = files.stream().map(Capture::of).toList();
    OnceOnly once = new OnceOnly(ReplayLedger.of(instance), "replayed", captures);
    if (!again) {
      once.refuseRepeats();
    }
    FileJob job = new FileJob(instance, out, terminal, "replay", "flows");
    Path reportFile = job.reportFile();
    long flowsRead =
        job.run(
            captures,
            "jobs/replay.sql",
            Map.of("captures", FileJob.paths(captures), "report", reportFile.toString()),
            "batch");
    Optional<ReplayReport> report = ReplayReport.take(reportFile);
    report.ifPresentOrElse(
        found -> found.print(out),
        () -> {
          out.printf("%,d flows archived%n", flowsRead);
          out.println("datagrams and problems: the reader left no report in " + reportFile);
        });
    report.ifPresent(found -> found.cut().warn(captures, err));
    long flows = report.map(ReplayReport::flows).orElse(flowsRead);
    if (report.map(ReplayReport::datagrams).orElse(flowsRead) == 0) {
      throw new RearviewException(
          "nothing was archived: no flow was found in " + FileJob.names(captures));
    }
    once.remember(flows);
    if (report.isPresent() && !report.get().foundRecords()) {
      // What exporters sent, and that it failed, is in the archive: a second time would count it
      // twice.
      throw new RearviewException("no flow was found in " + FileJob.names(captures));
    }
  }
}
