package dev.rearview.jobs.bench;

import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that has ended, and what it cost.
 *
 * @param output the file with what it printed
 * @param wallSeconds from its start to its end
 * @param cpuSeconds user and system time
 */
record MeasuredCommand(Path output, double wallSeconds, double cpuSeconds) {
  /** The shell's own timing: the kernel's sums for its child, to the millisecond. */
  private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\"";

  /** Runs it; its files go to {@code directory}. Throws if its exit code is not 0. */
  static MeasuredCommand run(Path directory, List<String> command) {
    List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, "bash"));
    timed.addAll(command);
    Path output = directory.resolve("measured.out");
    Path errors = directory.resolve("measured.err");
    try {
      Process process =
          new ProcessBuilder(timed)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      try (ExitAction ending = new ExitAction("end-measured", () -> end(process))) {
        int code = process.waitFor();
        List<String> said = Files.readAllLines(errors);
        if (code != 0) {
          throw new RearviewException(String.join(" ", command) + " failed: " + said);
        }
        String[] times = said.get(said.size() - 1).split(" ", -1);
        return new MeasuredCommand(
            output,
            Double.parseDouble(times[0]),
            Double.parseDouble(times[1]) + Double.parseDouble(times[2]));
      }
    } catch (IOException e) {
      throw new RearviewException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted", e);
    }
  }

  private static void end(Process shell) {
    shell.descendants().forEach(ProcessHandle::destroy);
    shell.destroy();
  }
}
