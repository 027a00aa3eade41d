package dev.rearview.archive.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The commands alone, without the launcher: what runs beside an instance, and whoever has an
 * archive but no instance. The launcher's command line has the same commands, and fills in the
 * settings.
 */
@Command(
    name = "archive",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LsCommand.class,
      DuCommand.class,
      CompactCommand.class,
      ExpireCommand.class,
      VerifyCommand.class
    })
public final class ArchiveTool implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Spec private CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new ArchiveTool())
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
