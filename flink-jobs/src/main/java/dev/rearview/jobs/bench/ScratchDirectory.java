package dev.rearview.jobs.bench;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A directory for the time of a measurement. */
final class ScratchDirectory implements AutoCloseable {
  private final Path root;
  private final boolean kept;

  private ScratchDirectory(Path root, boolean kept) {
    this.root = root;
    this.kept = kept;
  }

  ScratchDirectory() throws IOException {
    this(Files.createTempDirectory("rearview-bench"), false);
  }

  /**
   * One that stays if it is named. Throws if there is something in it already.
   *
   * @param directory the one to keep; empty for one that does not stay
   */
  static ScratchDirectory kept(Optional<Path> directory) throws IOException {
    if (directory.isEmpty()) {
      return new ScratchDirectory();
    }
    Path root = Files.createDirectories(directory.get().toAbsolutePath().normalize());
    try (Stream<Path> files = Files.list(root)) {
      if (files.findAny().isPresent()) {
        throw new RearviewException(root + " is not empty");
      }
    }
    return new ScratchDirectory(root, true);
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
    if (kept) {
      return;
    }
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
