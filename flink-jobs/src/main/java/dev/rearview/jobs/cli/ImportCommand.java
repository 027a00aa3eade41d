package dev.rearview.jobs.cli;

import dev.rearview.jobs.gateway.Import;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rearview archive import}: other tools' history into the archive. */
@Command(
    name = "import",
    description = {
      "Copy flows that other tools have kept into the archive: all of them, or none.",
      "Files are those of nfcapd (read by nfdump) and SiLK (read by rwcut), what rwcut printed, what",
      "`ra -n -u -c ,` of Argus printed, and CSV whose first line has Rearview's names of columns;",
      "text may be gzipped. A flow was received when it ended, unless its file says when it was.",
      "What has no column is kept in the column extra.",
      "Queries that are asked from then on have these flows. A stream of `flows` that has come to what",
      "is received does not look back for them: start it anew."
    })
final class ImportCommand implements Callable<Integer> {
  /** Reads files as the job would; of another room, known here by name. */
  private static final String CHECK = "dev.rearview.imports.check.CheckCommand";

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of other tools.")
  private List<Path> files;

  @Option(
      names = "--exporter",
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "Exporter of flows whose file names none (default: ${DEFAULT-VALUE}).")
  private String exporter;

  @Option(
      names = "--collector-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port that the flows were sent to, by which their sensors are found.")
  private int collectorPort;

  @Option(
      names = "--again",
      description = "Import files that were imported before: their flows will count twice.")
  private boolean again;

  @Option(
      names = "--dry-run",
      description = "Read and check the files, say what is in them, and archive nothing.")
  private boolean dryRun;

  @ParentCommand private ArchiveCommand parent;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (dryRun) {
      return check();
    }
    new Import(parent.root().instance(), System.out, Terminal.isWatched())
        .run(files, exporter, collectorPort, again);
    return 0;
  }

  private int check() {
    List<String> arguments = new ArrayList<>(List.of("--exporter", exporter));
    files.forEach(file -> arguments.add(file.toString()));
    CommandLine check = new CommandLine(Rearview.named(CHECK));
    check.setOut(spec.commandLine().getOut());
    check.setErr(spec.commandLine().getErr());
    return check.execute(arguments.toArray(new String[0]));
  }
}
