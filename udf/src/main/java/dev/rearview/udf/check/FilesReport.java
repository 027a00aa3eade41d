package dev.rearview.udf.check;

import dev.rearview.udf.flow.FlowFunctions;
import dev.rearview.udf.geo.GeoFunctions;
import dev.rearview.udf.reference.FileFinding;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.ReferenceFunctions;
import dev.rearview.udf.reference.TableSource;
import dev.rearview.udf.sets.SetFunctions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A process that reads every reference file and GeoIP database as functions do, and prints a line
 * for each: its path, {@code ok} or {@code bad}, and what it is or what is wrong with it, with tabs
 * between them.
 */
@Command(
    name = "files",
    description = "Read the files that functions look things up in, and say which are bad.",
    footer = {"", "Exit code 0: all are good. 2: some are bad."})
public final class FilesReport implements Callable<Integer> {
  private static final int BAD = 2;

  @Option(names = "--reference", paramLabel = "DIR")
  private Path reference;

  @Option(names = "--geoip", paramLabel = "DIR")
  private Path geoip;

  @Spec private CommandSpec spec;

  /** Runs the process. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FilesReport()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<FileFinding> findings = new ArrayList<>();
    if (reference != null) {
      ReferenceDirectory directory = new ReferenceDirectory(reference.toString());
      List<TableSource<?>> sources = new ArrayList<>(ReferenceFunctions.sources(directory));
      sources.addAll(FlowFunctions.sources(directory));
      sources.addAll(SetFunctions.sources(directory));
      for (TableSource<?> source : sources) {
        findings.addAll(FileFinding.of(source));
      }
    }
    if (geoip != null) {
      findings.addAll(GeoFunctions.findings(geoip));
    }
    PrintWriter out = spec.commandLine().getOut();
    findings.forEach(finding -> out.println(line(finding)));
    out.flush();
    return findings.stream().allMatch(FileFinding::good) ? 0 : BAD;
  }

  private static String line(FileFinding finding) {
    return finding.file()
        + "\t"
        + (finding.good() ? "ok" : "bad")
        + "\t"
        + finding.text().replaceAll("\\s*\\R\\s*", "; ");
  }
}
