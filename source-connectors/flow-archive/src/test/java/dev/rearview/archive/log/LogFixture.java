package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table's directory with files that are as empty as their footers are made up. */
public final class LogFixture {

  private final Path directory;

  /** A table in the given directory. */
  public LogFixture(Path directory) {
    this.directory = directory;
  }

  /** Its log, which deletes old commits as soon as it may. */
  ArchiveLog log() {
    return log(Duration.ofMillis(-1));
  }

  ArchiveLog log(Duration commitsKept) {
    return new ArchiveLog(
        directory, (table, file) -> entry(DataFiles.path(table, file)), commitsKept);
  }

  /** Makes a file of that name. */
  public FileEntry file(String name) throws IOException {
    FileEntry entry = entry("day=2026-01-31/hour=07/" + name);
    Path file = directory.resolve(entry.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
    return entry;
  }

  /**
   * Makes a log of so many commits, each of which adds a file, with its snapshots: as by {@link
   * ArchiveLog#commit}, but without waiting for the disk, and with nothing deleted.
   */
  void history(int commits) throws IOException {
    LogDirectory files = new LogDirectory(directory);
    Files.createDirectories(files.commit(1).getParent());
    LogState state = new LogState();
    for (int version = 1; version <= commits; version++) {
      Path commit = files.commit(version);
      LogText text = new LogText("commit", version, 0, "archive");
      byte[] whole = text.added(file("f" + version)).finish();
      Files.write(commit, whole);
      state.apply(LogText.lines(new String(whole, StandardCharsets.UTF_8), "it"), "it");
      if (version % ArchiveLog.SNAPSHOT_INTERVAL == 0) {
        Files.write(files.snapshot(version), state.snapshot(0));
      }
    }
  }

  static FileEntry entry(String path) {
    long time = path.hashCode();
    MillisRange range = new MillisRange(time, time + 1);
    return new FileEntry(path, 1, path.length(), range, range, MillisRange.NONE, 0, 1, false);
  }

  static Change adding(FileEntry... files) {
    return new Change("archive", List.of(files), Set.of(), Map.of());
  }

  static Change removing(FileEntry... files) {
    return new Change("expire", List.of(), paths(files), Map.of());
  }

  static Change replacing(FileEntry next, FileEntry... files) {
    return new Change("compact", List.of(next), paths(files), Map.of());
  }

  private static Set<String> paths(FileEntry... files) {
    return Set.copyOf(List.of(files).stream().map(FileEntry::path).toList());
  }
}
