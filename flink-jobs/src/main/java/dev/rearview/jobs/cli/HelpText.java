package dev.rearview.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Joins the lines of descriptions to paragraphs, which then break where the terminal does. Only
 * when help is printed: most commands are started for something else.
 */
final class HelpText {
  private HelpText() {}

  /** For {@link CommandLine#setHelpFactory}. */
  static Help help(CommandSpec spec, Help.ColorScheme colours) {
    flow(spec.usageMessage());
    spec.subcommands().values().forEach(command -> flow(command.getCommandSpec().usageMessage()));
    return new Help(spec, colours);
  }

  private static void flow(UsageMessageSpec usage) {
    usage.description(paragraphs(usage.description()));
    usage.footer(paragraphs(usage.footer()));
  }

  /**
   * The lines, each joined with the next one but at the end of a sentence. Blank lines, and those
   * that are indented, stay as they are.
   */
  static String[] paragraphs(String... lines) {
    List<String> paragraphs = new ArrayList<>();
    boolean open = false;
    for (String line : lines) {
      boolean asItIs = line.isBlank() || line.startsWith(" ");
      if (open && !asItIs) {
        int last = paragraphs.size() - 1;
        paragraphs.set(last, paragraphs.get(last) + " " + line);
      } else {
        paragraphs.add(line);
      }
      open = !asItIs && !line.endsWith(".") && !line.endsWith(":");
    }
    return paragraphs.toArray(new String[0]);
  }
}
