package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the data files of a table lie on the disk, whether the log knows them or not. */
public final class DataFiles {

  /** Beside the dot in front: DuckDB's {@code *.parquet} finds names that begin with a dot. */
  private static final String HIDDEN_ENDING = ".new";

  /** For the same reason: {@code **} goes down into directories that begin with _. */
  private static final String SUPERSEDED_ENDING = ".old";

  /** Flink's own file tables look at all that lies two deep, but for names that begin with _. */
  private static final String SUPERSEDED_PREFIX = "_";

  private static final String SUPERSEDED = "_superseded";

  private DataFiles() {}

  /**
   * The hidden name of a file, which it is written under and has until those that it replaces are
   * out of the way: {@code .NAME.new} in the same directory.
   */
  public static Path hidden(Path tableDirectory, String path) {
    Path file = tableDirectory.resolve(path);
    return file.resolveSibling("." + file.getFileName() + HIDDEN_ENDING);
  }

  /** The path in the log of a file that lies under its hidden name. */
  static String pathOfHidden(Path tableDirectory, Path hidden) {
    String name = hidden.getFileName().toString();
    String last = name.substring(1, name.length() - HIDDEN_ENDING.length());
    return path(tableDirectory, hidden.resolveSibling(last));
  }

  /** Where a file is set aside when it is removed: {@code _superseded/_PATH.old}. */
  public static Path superseded(Path tableDirectory, String path) {
    return supersededDirectory(tableDirectory)
        .resolve(SUPERSEDED_PREFIX + path + SUPERSEDED_ENDING);
  }

  /** The directory of all that are set aside. */
  public static Path supersededDirectory(Path tableDirectory) {
    return tableDirectory.resolve(SUPERSEDED);
  }

  /** A file's path in the log. */
  public static String path(Path tableDirectory, Path file) {
    return tableDirectory.relativize(file).toString().replace('\\', '/');
  }

  /** The files in partitions that other engines see, sorted; empty without the directory. */
  public static List<Path> visible(Path tableDirectory) throws IOException {
    return inPartitions(tableDirectory, "[!._]*");
  }

  /**
   * The files in partitions under hidden names: begun by compaction, or about to be renamed. Those
   * that Flink has begun have other endings. Sorted.
   */
  public static List<Path> hidden(Path tableDirectory) throws IOException {
    return inPartitions(tableDirectory, ".*" + HIDDEN_ENDING);
  }

  private static List<Path> inPartitions(Path tableDirectory, String names) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path day : list(tableDirectory, "day=*")) {
      for (Path hour : list(day, "hour=*")) {
        found.addAll(list(hour, names));
      }
    }
    return found;
  }

  /** What is in a directory under such names, sorted; nothing if there is no directory. */
  static List<Path> list(Path directory, String names) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, names)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }
}
