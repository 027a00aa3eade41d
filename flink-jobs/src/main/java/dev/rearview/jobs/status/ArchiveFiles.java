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

  private static final String SET_ASIDE = "_superseded";

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
      for (Path file : walk.filter(this::isCommitted).toList()) {
        files++;
        bytes += file.toFile().length();
      }
    } catch (IOException | UncheckedIOException e) {
      return new Total(files, bytes);
    }
    return new Total(files, bytes);
  }

  /**
   * What is begun, or about to be swapped in, has a name that begins with a dot; what was set aside
   * lies under another directory than an hour's.
   */
  private boolean isCommitted(Path file) {
    Path path = directory.relativize(file);
    boolean setAside = path.toString().contains(SET_ASIDE);
    String name = file.getFileName().toString();
    return file.getParent().getFileName().toString().startsWith("hour=")
        && !setAside
        && !name.startsWith(".")
        && !name.startsWith("_")
        && Files.isRegularFile(file);
  }
}
