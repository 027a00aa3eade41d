package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which captures have been replayed into the archive, by content: a second replay would count every
 * flow in them twice.
 *
 * <p>A tab-separated file, {@code run/replayed.tsv} of the instance: SHA-256, path, time, flows of
 * the whole replay that the file was part of.
 */
public final class ReplayLedger {
  private final Path file;

  /** The ledger of {@code instance}. */
  public static ReplayLedger of(Instance instance) {
    return new ReplayLedger(instance.run().resolve("replayed.tsv"));
  }

  /** The same of files of other tools that were imported: {@code run/imported.tsv}. */
  static ReplayLedger ofImports(Instance instance) {
    return new ReplayLedger(instance.run().resolve("imported.tsv"));
  }

  /** The same of captures whose packets were metered: {@code run/metered.tsv}. */
  static ReplayLedger ofMetering(Instance instance) {
    return new ReplayLedger(instance.run().resolve("metered.tsv"));
  }

  ReplayLedger(Path file) {
    this.file = file;
  }

  /**
   * One capture in a replay.
   *
   * @param sha256 hash of its content, 64 hexadecimal digits
   * @param path where it lay
   * @param time when the replay was finished
   * @param flows flows of the whole replay
   */
  public record Entry(String sha256, String path, Instant time, long flows) {
    private String line() {
      return String.join("\t", sha256, path.replaceAll("[\t\n]", " "), time.toString(), "" + flows);
    }

    private static Entry of(String line) {
      String[] columns = line.split("\t", -1);
      return new Entry(
          columns[0], columns[1], Instant.parse(columns[2]), Long.parseLong(columns[3]));
    }
  }

  /** The latest replay of a capture with this content. */
  public Optional<Entry> find(String sha256) {
    return entries().stream()
        .filter(entry -> entry.sha256().equals(sha256))
        .reduce((first, second) -> second);
  }

  /** Writes down captures that were replayed. */
  public void add(List<Entry> entries) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          file,
          entries.stream().map(Entry::line).toList(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new RearviewException(
          "the files are in the archive, but cannot be written down in "
              + file
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private List<Entry> entries() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(Entry::of).toList()
          : List.of();
    } catch (IOException | RuntimeException e) {
      throw new RearviewException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
