package dev.rearview.jobs.cli;

import dev.rearview.jobs.bench.AskBench;
import dev.rearview.jobs.bench.AskPlan;
import dev.rearview.jobs.bench.AskReport;
import dev.rearview.jobs.cluster.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rearview bench ask}: what questions cost. */
@Command(
    name = "ask",
    description = {
      "Ask the same of the same flows: of Rearview's archive, of nfdump, and of DuckDB over the",
      "archive's files. Prints the bytes that a flow takes, what keeping it costs and what each",
      "question does. nfdump is Debian's package of that name; without it DuckDB alone is asked.",
      "Runs in an instance of its own, in the directory for temporary files; removes it again."
    },
    footer = {"", "Exit code 1: flows are missing, or answers differ."})
final class AskBenchCommand implements Callable<Integer> {
  private static final double FLOWS_IN_MILLIONS_LEAST = 0.05;
  private static final double FLOWS_IN_MILLIONS_MOST = 200;

  @Option(
      names = "--flows",
      paramLabel = "N",
      defaultValue = "10",
      description = "Millions of flows, 0.05 to 200 (default: ${DEFAULT-VALUE}).")
  private double millionsOfFlows;

  @Option(
      names = "--hours",
      defaultValue = "12",
      description =
          "Hours in which they arrived, 1 to 48: the denser, the fewer bytes a flow (default:"
              + " ${DEFAULT-VALUE}).")
  private int hours;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Work in this directory, which must be empty, and keep all that was made.")
  private Path keep;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!(millionsOfFlows >= FLOWS_IN_MILLIONS_LEAST
        && millionsOfFlows <= FLOWS_IN_MILLIONS_MOST)) {
      throw new ParameterException(
          spec.commandLine(), "--flows is " + millionsOfFlows + ", not from 0.05 to 200");
    }
    if (hours < 1 || hours > 48) {
      throw new ParameterException(
          spec.commandLine(), "--hours is " + hours + ", not from 1 to 48");
    }
    PrintWriter out = spec.commandLine().getOut();
    BenchCommand.warnIfBusy(spec.commandLine().getErr());
    AskReport report =
        AskBench.run(
            new AskPlan(Math.round(millionsOfFlows * 1e6), hours, Optional.ofNullable(keep)),
            new Progress(out));
    out.println();
    report.print(out);
    return report.errors().isEmpty() ? 0 : 1;
  }
}
