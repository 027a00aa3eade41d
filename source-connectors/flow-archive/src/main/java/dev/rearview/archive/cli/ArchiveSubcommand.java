package dev.rearview.archive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands have in common: an archive, and an error of one line. */
abstract class ArchiveSubcommand implements Callable<Integer> {

  static final int FINE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;

  private static final String WRITERS =
      " (compact and expire write to the archive; ls, du and verify only read it)";

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
  static String text(IOException failure) {
    if (!(failure instanceof FileSystemException of)) {
      return String.valueOf(failure.getMessage());
    }
    String file = of.getOtherFile() == null ? of.getFile() : of.getOtherFile();
    if (of instanceof AccessDeniedException) {
      return file + ": permission denied" + WRITERS;
    }
    if (of instanceof NoSuchFileException) {
      return file + ": there is no such file";
    }
    String reason = of.getReason() == null ? of.toString() : of.getReason();
    return file + ": " + reason + (reason.contains("Read-only") ? WRITERS : "");
  }

  final void complain(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("rearview: " + message);
    err.flush();
  }
}
