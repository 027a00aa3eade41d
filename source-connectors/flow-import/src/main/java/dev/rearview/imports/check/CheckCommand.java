package dev.rearview.imports.check;

import dev.rearview.imports.FlowDefaults;
import dev.rearview.imports.ImportFiles;
import dev.rearview.imports.ImportFormat;
import dev.rearview.imports.ImportedFlow;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Reads files as an import would, and says what is in them, or what is wrong with them. Exit codes:
 * 0, 1 = a file cannot be imported.
 */
@Command(
    name = "check-import",
    description = "Say what an import of files would bring, without a cluster.")
public final class CheckCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of other tools.")
  private List<Path> files;

  @Option(
      names = "--exporter",
      paramLabel = "ADDRESS",
      defaultValue = FlowDefaults.NO_EXPORTER,
      description = "Exporter of flows whose file names none.")
  private String exporter;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ImportFiles flows =
        new ImportFiles(files, new FlowDefaults(exporter, null), System.getenv("PATH"))) {
      for (Path file : files) {
        out.println(file + ": " + ImportFormat.of(file).label());
      }
      ImportedFlow flow = new ImportedFlow();
      boolean more = flows.next(flow);
      while (more) {
        more = flows.next(flow);
      }
      out.print(flows.summary().text());
      out.flush();
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println("rearview: " + e.getMessage());
      return 1;
    }
  }
}
