package dev.rearview.archive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands have in common: an archive, and an error of one line. */
abstract class ArchiveSubcommand implements Callable<Integer> {

  static final int FINE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;

  @Mixin private ArchiveTables tables;

  @Spec private CommandSpec spec;

  /** Does the work. Returns what to exit with. */
  abstract int run() throws IOException;

  ArchiveTables tables() {
    return tables;
  }

  /** What an option says, or else a setting. */
  String given(String option, String setting) throws IOException {
    return option != null ? option : tables.settings().text(setting);
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (BadInputException e) {
      complain(e.getMessage());
      return BAD_INPUT;
    } catch (UncheckedIOException e) {
      complain(text(e.getCause()));
      return FAILED;
    } catch (IOException e) {
      complain(text(e));
      return FAILED;
    } finally {
      out().flush();
    }
  }

  /** Java's own file exceptions often say no more than the path. */
  private static String text(IOException failure) {
    boolean javas = failure.getClass().getName().startsWith("java.nio");
    return javas ? failure.toString() : failure.getMessage();
  }

  final void complain(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("rearview: " + message);
    err.flush();
  }
}
