package dev.rearview.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody watches what is printed. */
final class Terminal {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Whether standard output is a terminal. Asked of the kernel: {@code System.console()} also looks
   * at standard input, and what it answers changed between Java versions.
   */
  static boolean isWatched() {
    return isTerminal(STANDARD_OUTPUT);
  }

  /** Whether standard error is a terminal: where an answer goes elsewhere, somebody waits there. */
  static boolean isErrorWatched() {
    return isTerminal(STANDARD_ERROR);
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      Path target = Files.readSymbolicLink(descriptor);
      return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
