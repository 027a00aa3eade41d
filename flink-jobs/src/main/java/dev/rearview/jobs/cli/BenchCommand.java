package dev.rearview.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.jobs.bench.BenchPlan;
import dev.rearview.jobs.bench.BenchProtocol;
import dev.rearview.jobs.bench.BenchRow;
import dev.rearview.jobs.bench.BenchSuite;
import dev.rearview.jobs.bench.BenchTable;
import dev.rearview.jobs.bench.Benchmark;
import dev.rearview.jobs.bench.Machine;
import dev.rearview.jobs.cluster.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rearview bench}: the project's own measurements. */
@Command(
    name = "bench",
    subcommands = AskBenchCommand.class,
    description = {
      "Measure Rearview on this machine, each time against the peer that does the same work.",
      "decode: the decoder alone. collect: UDP to the journal, and from there to flow records,",
      "against nfcapd, which does both at once.",
      "archive: UDP to Parquet, against nfcapd with lz4. nfcapd is Debian's package nfdump.",
      "enrich: the same with sensors, networks and GeoIP, against Rearview without them.",
      "ask, a command of its own: what questions cost, against nfdump and DuckDB.",
      "Runs in an instance of its own, in the directory for temporary files; removes it again."
    })
final class BenchCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "MEASUREMENT",
      description = "${COMPLETION-CANDIDATES}, in small letters too; default: all.")
  private Set<Benchmark> which = EnumSet.allOf(Benchmark.class);

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "How long one run sends, 1 to 120 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rate",
      paramLabel = "FLOWS",
      defaultValue = "200000",
      description =
          "Flows a second, 1000 to 2000000 (default: ${DEFAULT-VALUE}; archive: at most 50000,"
              + " enrich: at most 25000).")
  private int flowsPerSecond;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "Measured runs of each collector, 1 to 20 (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--protocol",
      defaultValue = "netflow5",
      description =
          "What is sent and decoded: ${COMPLETION-CANDIDATES}, in small letters too (default:"
              + " ${DEFAULT-VALUE}).")
  private BenchProtocol protocol;

  @Option(
      names = "--geoip",
      paramLabel = "DIR",
      defaultValue = ".rearview/geoip",
      description = "enrich: GeoIP databases to look up in (default: ${DEFAULT-VALUE}).")
  private Path geoip;

  @Option(names = "--json", description = "Print JSON; what goes on goes to standard error.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    require("--seconds", seconds, 1, 120);
    require("--rate", flowsPerSecond, 1_000, 2_000_000);
    require("--runs", runs, 1, 20);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    warnIfBusy(err);
    List<BenchRow> rows =
        BenchSuite.run(
            which,
            new BenchPlan(seconds, flowsPerSecond, runs, protocol, geoip),
            new Progress(json ? err : out));
    if (json) {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
    } else {
      out.println();
      BenchTable.print(rows, out);
    }
    return 0;
  }

  static void warnIfBusy(PrintWriter err) {
    if (Machine.load() > Machine.cores()) {
      err.printf(
          Locale.ROOT,
          "warning: this machine is busy (load %.1f on %d cores): compare ratios, not figures%n",
          Machine.load(),
          Machine.cores());
      err.flush();
    }
  }

  private void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), option + " is " + value + ", not from " + least + " to " + most);
    }
  }
}
