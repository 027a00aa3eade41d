package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Copies files of other tools into the archive, as one job in batch mode: their flows are seen when
 * all of them are written, or never.
 */
public final class Import {
  private final Instance instance;
  private final PrintStream out;
  private final boolean terminal;

  /**
   * An import into the archive of {@code instance}.
   *
   * @param terminal whether {@code out} is a terminal, on which progress can be drawn
   */
  public Import(Instance instance, PrintStream out, boolean terminal) {
    this.instance = instance;
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Imports the files.
   *
   * @param files at least one
   * @param exporter exporter of flows whose file names none
   * @param port port of the collector that the flows were sent to; 0 if nobody knows
   * @param again whether files that were imported before are taken once more
   * @throws RearviewException if a file cannot be imported: then nothing was
   */
  public void run(List<Path> files, String exporter, int port, boolean again) {
    List<InputFile> inputs = files.stream().map(InputFile::of).toList();
    OnceOnly once = new OnceOnly(ReplayLedger.ofImports(instance), "imported", inputs);
    if (!again) {
      once.refuseRepeats();
    }
    FileJob job = new FileJob(instance, out, terminal, "import", "flows");
    Path reportFile = job.reportFile();
    long flowsRead =
        job.run(
            inputs,
            "jobs/import.sql",
            Map.of(
                "files",
                FileJob.paths(inputs),
                "exporter",
                exporter,
                "port",
                Integer.toString(port),
                "report",
                reportFile.toString()),
            "batch");
    ImportReport report =
        ImportReport.take(reportFile).orElseGet(() -> ImportReport.withoutReader(flowsRead));
    once.remember(report.flows());
    report.print(out);
    if (report.flows() == 0) {
      throw new RearviewException("no flow was found in " + FileJob.names(inputs));
    }
  }
}
