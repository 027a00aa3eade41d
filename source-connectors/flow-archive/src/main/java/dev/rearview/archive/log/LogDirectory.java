package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The files of the log. Each comes into being whole: written and forced to the disk under another
 * name, which begins with a dot and counts for nothing.
 */
final class LogDirectory {

  private static final String NAME = "_log";

  /** Flink's own file tables look at all that lies two deep, but for names that begin with _. */
  private static final String PREFIX = "_";

  private static final String COMMIT = ".commit";
  private static final String SNAPSHOT = ".snapshot";
  private static final String TEMPORARY = ".new-";
  private static final Duration TEMPORARY_AGE = Duration.ofHours(1);

  private final Path directory;

  LogDirectory(Path tableDirectory) {
    directory = tableDirectory.resolve(NAME);
  }

  Path commit(long version) {
    return directory.resolve(String.format(Locale.ROOT, PREFIX + "%020d%s", version, COMMIT));
  }

  Path snapshot(long version) {
    return directory.resolve(String.format(Locale.ROOT, PREFIX + "%020d%s", version, SNAPSHOT));
  }

  NavigableSet<Long> commits() throws IOException {
    return versions(COMMIT);
  }

  NavigableSet<Long> snapshots() throws IOException {
    return versions(SNAPSHOT);
  }

  /** The least number after the given one that a commit or a snapshot has. */
  OptionalLong firstAfter(long version) throws IOException {
    OptionalLong commit = first(commits().tailSet(version, false));
    return commit.isPresent() ? commit : first(snapshots().tailSet(version, false));
  }

  private static OptionalLong first(SortedSet<Long> versions) {
    return versions.isEmpty() ? OptionalLong.empty() : OptionalLong.of(versions.first());
  }

  /** What is to be said of a commit that is missing though a later one is there. */
  BrokenLogException gap(long missing, long later) {
    return new BrokenLogException(commit(missing), "though number " + later + " is there");
  }

  private NavigableSet<Long> versions(String ending) throws IOException {
    NavigableSet<Long> versions = new TreeSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, PREFIX + "[0-9]*" + ending)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        int end = name.length() - ending.length();
        versions.add(Long.parseLong(name.substring(PREFIX.length(), end)));
      }
    } catch (NoSuchFileException e) {
      return versions;
    }
    return versions;
  }

  /** Puts a commit in place. Returns false if there is one of that number. */
  boolean putCommit(long version, byte[] text) throws IOException {
    Path temporary = write(text);
    try {
      Files.createLink(commit(version), temporary);
      force(directory);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Takes back a commit that was put where an old one had been deleted: nobody reads it. */
  void withdraw(long version) throws IOException {
    NavigableSet<Long> snapshots = snapshots();
    if (snapshots.size() >= 2 && version < snapshots.lower(snapshots.last())) {
      Files.deleteIfExists(commit(version));
    }
  }

  void putSnapshot(long version, byte[] text) throws IOException {
    Path temporary = write(text);
    Files.move(temporary, snapshot(version), StandardCopyOption.ATOMIC_MOVE);
    force(directory);
  }

  /**
   * Deletes what the last two snapshots have made useless and is older than the given time. In
   * ascending order, and none if one before it stays: so a commit that is there says that no later
   * one has been deleted.
   */
  void deleteOld(long olderThanMillis) throws IOException {
    NavigableSet<Long> snapshots = snapshots();
    if (snapshots.size() < 2) {
      return;
    }
    long kept = snapshots.lower(snapshots.last());
    for (long version : commits().headSet(kept)) {
      if (!deleteIfOlder(commit(version), olderThanMillis)) {
        return;
      }
    }
    for (long version : snapshots.headSet(kept)) {
      deleteIfOlder(snapshot(version), olderThanMillis);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, TEMPORARY + "*")) {
      for (Path file : files) {
        deleteIfOlder(file, System.currentTimeMillis() - TEMPORARY_AGE.toMillis());
      }
    }
  }

  private static boolean deleteIfOlder(Path file, long olderThanMillis) throws IOException {
    try {
      if (Files.getLastModifiedTime(file).toMillis() >= olderThanMillis) {
        return false;
      }
      Files.delete(file);
    } catch (NoSuchFileException e) {
      return true;
    }
    return true;
  }

  private Path write(byte[] text) throws IOException {
    Files.createDirectories(directory);
    Path temporary = directory.resolve(TEMPORARY + UUID.randomUUID());
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(text);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    return temporary;
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
