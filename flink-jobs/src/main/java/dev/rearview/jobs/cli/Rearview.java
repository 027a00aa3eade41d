package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The root of the command line. Exit codes: 0 = fine, 1 = failed or unhealthy, 2 = wrong usage.
 *
 * <p>A command is a class of its own, listed here; it reaches the instance through its
 * {@code @ParentCommand}.
 */
@Command(
    name = "rearview",
    description = "A rear-view mirror on network traffic: flow history, asked in Flink SQL.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      ArchiveCommand.class,
      DownCommand.class,
      StatusCommand.class,
      QueryCommand.class,
      SqlCommand.class,
      ReplayCommand.class,
      DemoCommand.class,
      LogsCommand.class,
      BenchCommand.class,
      VersionCommand.class
    })
public final class Rearview implements Callable<Integer> {

  /** The system property that the launcher sets to the directory it lies in. */
  private static final String HOME_PROPERTY = "rearview.home";

  private static final String INSTANCE_VARIABLE = "REARVIEW_INSTANCE";

  @Option(
      names = "--instance",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Directory of the instance (default: $REARVIEW_INSTANCE, else .rearview).")
  private Path instanceDirectory;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean stacktrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Spec private CommandSpec spec;

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command line, ready to execute; also what tests run. */
  public static CommandLine commandLine() {
    Rearview root = new Rearview();
    CommandLine commandLine = new CommandLine(root);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (exception, command, parseResult) -> {
          if (root.stacktrace || !(exception instanceof RearviewException)) {
            exception.printStackTrace(command.getErr());
          } else {
            command.getErr().println("rearview: " + exception.getMessage());
          }
          return CommandLine.ExitCode.SOFTWARE;
        });
    return commandLine;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /** The instance that {@code --instance}, the environment or the launcher names. */
  public Instance instance() {
    return Instance.open(instanceRoot());
  }

  Path instanceRoot() {
    if (instanceDirectory != null) {
      return instanceDirectory;
    }
    String variable = System.getenv(INSTANCE_VARIABLE);
    if (variable != null && !variable.isBlank()) {
      return Path.of(variable);
    }
    return Path.of(System.getProperty(HOME_PROPERTY, "."), ".rearview");
  }
}
