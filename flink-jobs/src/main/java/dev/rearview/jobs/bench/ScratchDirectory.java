package dev.rearview.jobs.bench;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A directory for the time of a measurement. */
final class ScratchDirectory implements AutoCloseable {
  private final Path root;

  ScratchDirectory() throws IOException {
    root = Files.createTempDirectory("rearview-bench");
  }

  Path root() {
    return root;
  }

  /** Bytes of the regular files below {@code directory} whose names suit. */
  static long bytes(Path directory, Predicate<String> name) {
    try (Stream<Path> files = Files.walk(directory)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += name.test(file.getFileName().toString()) ? Files.size(file) : 0;
      }
      return bytes;
    } catch (IOException e) {
      throw new RearviewException("cannot measure " + directory + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Somebody was faster: what was wanted.
      return;
    } catch (IOException e) {
      throw new RearviewException("cannot delete " + root + ": " + e.getMessage(), e);
    }
  }
}
