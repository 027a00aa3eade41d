package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The archive job's checkpoints and savepoints on disk. */
final class Snapshots {

  /**
   * Flink writes this file last, and renames it into place: where it is, the snapshot is complete.
   */
  private static final String METADATA = "_metadata";

  /** {@code <directory>/<job>/chk-<n>/_metadata} is the deepest. */
  private static final int DEPTH = 4;

  private Snapshots() {}

  /** The directory of the newest complete snapshot below any of {@code directories}. */
  static Optional<Path> newest(List<Path> directories) {
    return directories.stream()
        .filter(Files::isDirectory)
        .flatMap(Snapshots::complete)
        .max(Comparator.comparing(Snapshots::modified))
        .map(Path::getParent);
  }

  private static Stream<Path> complete(Path directory) {
    try (Stream<Path> files = Files.walk(directory, DEPTH)) {
      return files.filter(file -> file.endsWith(METADATA)).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      throw new RearviewException(
          "cannot look for checkpoints in " + directory + ": " + e.getMessage(), e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
