package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A short process of another room, on Flink's class path: commands reach it by name, as nothing
 * here may know its classes.
 *
 * @param exitCode what it ended with
 * @param lines what it printed
 */
record RoomProcess(int exitCode, List<String> lines) {
  /**
   * Runs it to its end.
   *
   * @param mainClass its name
   */
  static RoomProcess run(Distribution distribution, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(JavaCommand.java());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Dlog4j2.level=OFF");
    command.add("-cp");
    command.add(distribution.lib() + "/*");
    command.add(mainClass);
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      return new RoomProcess(process.waitFor(), lines);
    } catch (IOException e) {
      throw new RearviewException("cannot run " + mainClass + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted", e);
    }
  }
}
