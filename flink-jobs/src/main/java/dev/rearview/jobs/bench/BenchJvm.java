package dev.rearview.jobs.bench;

import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program of the measurements' class path, in a JVM of its own. */
final class BenchJvm {
  private BenchJvm() {}

  /** Starts one; its errors go where this one's go. */
  static Process start(String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                SenderProcess.java(),
                "-XX:+UseSerialGC",
                "-cp",
                Distribution.current().bench() + "/*",
                main));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new RearviewException("cannot start " + main + ": " + e.getMessage(), e);
    }
  }

  /** Runs one to its end; returns what it printed. */
  static String output(String main, String... arguments) {
    Process process = start(main, arguments);
    try (ExitAction ending = new ExitAction("end-" + main, process::destroy)) {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new RearviewException(main + " failed");
      }
      return said.strip();
    } catch (IOException e) {
      throw new RearviewException("cannot read what " + main + " printed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted", e);
    }
  }
}
