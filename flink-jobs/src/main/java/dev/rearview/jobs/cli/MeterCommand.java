package dev.rearview.jobs.cli;

import dev.rearview.jobs.gateway.Metering;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rearview meter}: packets of captures into flows of the archive. */
@Command(
    name = "meter",
    description = {
      "Count the packets of captures into flows, and these into the archive: all of them, or none.",
      "Captures are pcap and pcapng, also gzipped. A flow is what one end of a conversation sent; it",
      "ends with its TCP connection, by a time-out, or with the last capture, and was received when",
      "it ended. Of tunnels the outer packets count. A damaged capture is an error; one that only",
      "ends inside its last packet is metered up to there, with a warning."
    })
final class MeterCommand implements Callable<Integer> {
  /** A hundred years and more, and no overflow in milliseconds. */
  private static final long MOST_SECONDS = 4_000_000_000L;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Captures, oldest first.")
  private List<Path> files;

  @Option(
      names = "--exporter",
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "Stands for whoever captured (default: ${DEFAULT-VALUE}).")
  private String exporter;

  @Option(
      names = "--idle-timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "A flow ends if no packet comes for longer (default: ${DEFAULT-VALUE}).")
  private long idleSeconds;

  @Option(
      names = "--active-timeout",
      paramLabel = "SECONDS",
      defaultValue = "1800",
      description =
          "A flow ends if its first packet is longer ago, and goes on as another one"
              + " (default: ${DEFAULT-VALUE}).")
  private long activeSeconds;

  @Option(
      names = "--again",
      description = "Meter captures that were metered before: their packets will count twice.")
  private boolean again;

  @ParentCommand private Rearview parent;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    requireSeconds("--idle-timeout", idleSeconds);
    requireSeconds("--active-timeout", activeSeconds);
    new Metering(parent.instance(), System.out, System.err, Terminal.isWatched())
        .run(
            files,
            exporter,
            Duration.ofSeconds(idleSeconds),
            Duration.ofSeconds(activeSeconds),
            again);
    return 0;
  }

  private void requireSeconds(String option, long seconds) {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new ParameterException(
          spec.commandLine(),
          option + " is " + seconds + ": expected 1 to " + MOST_SECONDS + " seconds");
    }
  }
}
