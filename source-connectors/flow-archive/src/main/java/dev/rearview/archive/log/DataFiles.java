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

  /** How the names of those end that are written under a hidden name. */
  private static final String ENDING = ".parquet";

  private static final String SUPERSEDED = "_superseded";

  private DataFiles() {}

  /** The hidden name of a file, which compaction writes it under. */
  public static Path hidden(Path tableDirectory, String path) {
    Path file = tableDirectory.resolve(path);
    return file.resolveSibling("." + file.getFileName());
  }

  /** Where a file is set aside when it is removed. */
  public static Path superseded(Path tableDirectory, String path) {
    return supersededDirectory(tableDirectory).resolve(path);
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
   * The files in partitions that nobody sees: begun by compaction, or about to be renamed. Those
   * that Flink has begun have other endings. Sorted.
   */
  public static List<Path> hidden(Path tableDirectory) throws IOException {
    return inPartitions(tableDirectory, ".*" + ENDING);
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

  private static List<Path> list(Path directory, String names) throws IOException {
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
