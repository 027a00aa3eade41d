package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The instance's {@code tmp/}: Flink unpacks 60 MB there at every start, and a killed process
 * leaves them behind.
 */
final class ScratchSpace {

  private ScratchSpace() {}

  /**
   * Deletes everything in {@code directory}. The caller has made sure that no process of the
   * instance runs.
   */
  static void empty(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst =
          files.filter(file -> !file.equals(directory)).sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new RearviewException("cannot empty " + directory + ": " + e, e);
    }
  }
}
