package dev.rearview.jobs.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The files of the archive that a reader sees: committed ones. */
final class ArchiveFiles {

  private final Path directory;

  ArchiveFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * What the archive holds.
   *
   * @param files committed files
   * @param bytes their size
   */
  record Total(long files, long bytes) {
    Map<String, Object> values() {
      return new HashMap<>(Map.of("files", files, "bytes", bytes));
    }
  }

  /** Counts. Files that appear or vanish meanwhile may or may not be in it. */
  Total total() {
    long files = 0;
    long bytes = 0;
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : walk.filter(ArchiveFiles::isCommitted).toList()) {
        files++;
        bytes += file.toFile().length();
      }
    } catch (IOException | UncheckedIOException e) {
      return new Total(files, bytes);
    }
    return new Total(files, bytes);
  }

  /** Flink's sink writes under a dot-name and renames on commit; no engine reads dot-files. */
  private static boolean isCommitted(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("part-") && Files.isRegularFile(file);
  }
}
