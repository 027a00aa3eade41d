package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The root of the command line. Exit codes: 0 = fine, 1 = failed or unhealthy, 2 = wrong usage, or
 * files of a site that cannot be used.
 *
 * <p>A command is a class of its own, listed here; it reaches the instance through its
 * {@code @ParentCommand}.
 */
@Command(
    name = "rearview",
    description = "A rear-view mirror on network traffic: flow history, asked in Flink SQL.",
    synopsisSubcommandLabel = "COMMAND")
public final class Rearview implements Callable<Integer> {

  private static final Map<String, Class<?>> COMMANDS = commands();

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
    System.exit(commandLine(arguments).execute(arguments));
  }

  /**
   * The command line, ready to execute {@code arguments}; also what tests run.
   *
   * <p>Only commands that the arguments name are made, or all where they name none: picocli looks
   * at every annotation of every command, which would be a tenth of the time of a query.
   */
  public static CommandLine commandLine(String... arguments) {
    Rearview root = new Rearview();
    CommandLine commandLine = new CommandLine(root);
    Set<String> named = new LinkedHashSet<>(COMMANDS.keySet());
    named.retainAll(List.of(arguments));
    for (String name : named.isEmpty() ? COMMANDS.keySet() : named) {
      commandLine.addSubcommand(COMMANDS.get(name));
    }
    CommandLine archive = commandLine.getSubcommands().get("archive");
    if (archive != null) {
      ArchiveCommand.CLASSES.forEach(name -> archive.addSubcommand(named(name)));
    }
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setHelpFactory(HelpText::help);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (exception, command, parseResult) -> {
          if (root.stacktrace || !(exception instanceof RearviewException)) {
            exception.printStackTrace(command.getErr());
          } else {
            command.getErr().println("rearview: " + exception.getMessage());
          }
          return exception instanceof RearviewException failure
              ? failure.exitCode()
              : CommandLine.ExitCode.SOFTWARE;
        });
    commandLine.setExecutionStrategy(
        parsed -> {
          try {
            SiteOptions.fillIn(parsed, root::instance);
            ArchiveCommand.fillIn(parsed, () -> root.instance().settingsFile());
            int code = new RunLast().execute(parsed);
            return ReferenceCheck.after(parsed, code, root::instance);
          } catch (RearviewException e) {
            // What a strategy throws as it is reaches no handler.
            throw new ExecutionException(commandLine, e.getMessage(), e);
          }
        });
    return commandLine;
  }

  /** Every command by its name, in the order of the help. */
  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("up", UpCommand.class);
    commands.put("archive", ArchiveCommand.class);
    commands.put("down", DownCommand.class);
    commands.put("status", StatusCommand.class);
    commands.put("query", QueryCommand.class);
    commands.put("recipes", RecipesCommand.class);
    commands.put("run", RunCommand.class);
    commands.put("sql", SqlCommand.class);
    commands.put("decode", named("dev.rearview.decode.DecodeCommand"));
    commands.put("replay", ReplayCommand.class);
    commands.put("meter", MeterCommand.class);
    commands.put("check", named("dev.rearview.udf.site.check.CheckCommand"));
    commands.put("geoip", GeoipCommand.class);
    commands.put("demo", DemoCommand.class);
    commands.put("logs", LogsCommand.class);
    commands.put("bench", BenchCommand.class);
    commands.put("version", VersionCommand.class);
    return commands;
  }

  /** A command of another room, which is not to be known here but by its name. */
  static Class<?> named(String className) {
    try {
      return Class.forName(className, false, Rearview.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the class path lacks " + className, e);
    }
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
