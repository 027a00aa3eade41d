package dev.rearview.jobs.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a process still does anything.
 *
 * <p>One that has ended stays in the kernel's table until its parent asks for its exit status: a
 * zombie. The JDK calls it alive, and where the parent never asks, as the first process of many
 * containers does not, it would be so for ever.
 */
final class Liveness {

  private static final Duration POLL = Duration.ofMillis(20);

  private Liveness() {}

  /** Whether {@code process} runs: false for a zombie, where the kernel shows which one is. */
  static boolean of(ProcessHandle process) {
    return process.isAlive() && !ended(stat(process.pid()));
  }

  /** Returns true once {@code process} has ended, and false if it still runs after a while. */
  static boolean ends(ProcessHandle process, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    while (of(process)) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Waiting.pause(POLL);
    }
    return true;
  }

  /**
   * Whether a line of {@code /proc/PID/stat} is that of a process that has ended: state Z or X. An
   * empty or torn line tells nothing.
   */
  static boolean ended(String stat) {
    // The command before the state stands in brackets, and may itself hold brackets and spaces.
    String rest = stat.substring(stat.lastIndexOf(')') + 1).strip();
    return rest.startsWith("Z") || rest.startsWith("X");
  }

  /** Empty where there is no such file: another system, or a process that is gone. */
  private static String stat(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
