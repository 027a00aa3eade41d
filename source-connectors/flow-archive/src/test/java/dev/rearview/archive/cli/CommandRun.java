package dev.rearview.archive.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command printed, and its exit code.
 *
 * @param out standard output, by line
 * @param err standard error
 */
record CommandRun(int code, List<String> out, String err) {

  /** Of a command that had nothing to say. */
  static CommandRun nothing() {
    return new CommandRun(0, List.of(), "");
  }

  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        ArchiveTool.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    int code = command.execute(texts);
    return new CommandRun(code, out.toString().lines().toList(), err.toString());
  }
}
