package dev.rearview.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * {@code rearview archive}: the commands about the archive. But for the one that starts the archive
 * job they are another room's, known here by name; what they need beside the command line's own
 * class path the launcher adds.
 */
@Command(
    name = "archive",
    description = {
      "List, compact, shorten and verify the archive, import what other tools have kept, or start",
      "the archive job alone."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ImportCommand.class, ArchiveJobCommand.class})
final class ArchiveCommand implements Callable<Integer> {

  /** The room's commands, in the order of the help. */
  static final List<String> CLASSES =
      List.of(
          "dev.rearview.archive.cli.LsCommand",
          "dev.rearview.archive.cli.DuCommand",
          "dev.rearview.archive.cli.CompactCommand",
          "dev.rearview.archive.cli.ExpireCommand",
          "dev.rearview.archive.cli.VerifyCommand");

  private static final String NAME = "archive";
  private static final String SETTINGS = "--settings";

  @ParentCommand private Rearview root;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  Rearview root() {
    return root;
  }

  /**
   * Gives a command of the archive the settings of the instance, where its arguments name none.
   *
   * @param settingsFile asked only if that is so
   */
  static void fillIn(ParseResult parsed, Supplier<Path> settingsFile) {
    ParseResult archive = parsed.subcommand();
    if (archive == null
        || !archive.commandSpec().name().equals(NAME)
        || archive.subcommand() == null) {
      return;
    }
    ParseResult command = archive.subcommand();
    OptionSpec option = command.commandSpec().findOption(SETTINGS);
    if (option != null && !command.isUsageHelpRequested() && !command.hasMatchedOption(SETTINGS)) {
      option.setValue(settingsFile.get());
    }
  }
}
