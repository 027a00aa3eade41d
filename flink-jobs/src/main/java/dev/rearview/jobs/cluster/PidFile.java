package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process across runs of the command line: its pid and when it started.
 *
 * <p>A pid alone is not enough: the kernel hands it out again, and a stranger must never be
 * signalled. The process is ours only while its start time is still the recorded one.
 */
final class PidFile {

  private final Path file;

  PidFile(Path directory, ProcessName name) {
    this.file = directory.resolve(name.label() + ".pid");
  }

  /** Records a process that was just started. */
  void write(ProcessHandle process) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.writeString(temporary, process.pid() + " " + startEpochMillis(process) + "\n");
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new RearviewException("cannot write " + file + ": " + e, e);
    }
  }

  /** The recorded process if it still runs; a recycled pid is not it, nor is a zombie. */
  Optional<ProcessHandle> live() {
    try {
      String[] parts = Files.readString(file).strip().split(" ");
      return ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(Liveness::of)
          .filter(process -> startEpochMillis(process) == Long.parseLong(parts[1]));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty(); // absent or torn: whatever it named is not known to be ours
    }
  }

  /** Whether a process was recorded and not taken back: true for one that died by itself. */
  boolean recorded() {
    return Files.exists(file);
  }

  /** Forgets the process. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new RearviewException("cannot delete " + file + ": " + e, e);
    }
  }

  private static long startEpochMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
