package dev.rearview.archive.cli;

import dev.rearview.archive.log.ArchiveLog;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which archive, and which of its tables, a command is about. */
final class ArchiveTables {

  private static final String FLOWS = "flows";
  private static final String OTHERS = "_tables";
  private static final String PREFIX = "_";
  private static final String LOG = "_log";

  /** Every table that the archive job writes; a directory need not be there yet. */
  static final List<String> KNOWN = List.of(FLOWS, "options", "counters", "exporters");

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "Directory of the archive (default: the instance's archive.directory).")
  private Path archive;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings to go by (default: the instance's rearview.properties).")
  private Path file;

  private ArchiveSettings settings;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "flows, options, counters or exporters (default: all).")
  private String table;

  /** The logs of the tables asked for, by name. */
  Map<String, ArchiveLog> logs() throws IOException {
    List<String> names = names();
    if (table != null && !names.contains(table)) {
      throw new BadInputException(
          "no table " + table + " in " + directory() + "; there are " + String.join(", ", names));
    }
    Map<String, ArchiveLog> logs = new LinkedHashMap<>();
    for (String name : table == null ? names : List.of(table)) {
      logs.put(name, log(name));
    }
    return logs;
  }

  /**
   * Throws BadInputException unless the directory is an archive: has a log. One of an earlier
   * release gets its log when something is written to it; to only look at it makes none.
   */
  void requireLog() throws IOException {
    Path directory = existing();
    if (!Files.isDirectory(directory.resolve(LOG))) {
      throw new BadInputException(
          directory
              + " is no archive: it has no log ("
              + LOG
              + ")"
              + (hasDays(directory)
                  ? "; an archive of an earlier release gets one by `archive compact` or ./rearview up"
                  : ""));
    }
  }

  /** The same, but an archive of an earlier release is one: it has days. */
  void requireArchive() throws IOException {
    if (!hasDays(existing())) {
      requireLog();
    }
  }

  /** Throws IOException if what the tables asked for lie in cannot be written. */
  void requireWritable() throws IOException {
    for (ArchiveLog log : logs().values()) {
      if (Files.isDirectory(log.tableDirectory()) && !Files.isWritable(log.tableDirectory())) {
        throw new IOException(
            log.tableDirectory()
                + " cannot be written: it is read-only, or another user's; `archive ls`, `du` and"
                + " `verify` do without");
      }
    }
  }

  private static boolean hasDays(Path directory) throws IOException {
    try (DirectoryStream<Path> days = Files.newDirectoryStream(directory, "day=*")) {
      return days.iterator().hasNext();
    }
  }

  /** The settings to go by. */
  ArchiveSettings settings() throws IOException {
    if (settings == null) {
      boolean alone = file == null || (archive != null && !Files.exists(file));
      settings = alone ? ArchiveSettings.defaults() : ArchiveSettings.read(file);
    }
    return settings;
  }

  /** The log of a table, whether it was asked for or not. */
  ArchiveLog log(String name) throws IOException {
    Path directory = directory();
    return ArchiveLog.at(
        name.equals(FLOWS) ? directory : directory.resolve(OTHERS).resolve(PREFIX + name));
  }

  /** Tables of an archive, as if the options had been given. */
  static ArchiveTables of(Path archive, String table) {
    ArchiveTables tables = new ArchiveTables();
    tables.archive = archive;
    tables.table = table;
    return tables;
  }

  /** Whether all tables were asked for. */
  boolean areAll() {
    return table == null;
  }

  private Path directory() throws IOException {
    if (archive == null && file == null) {
      throw new BadInputException("which archive? --archive DIR names its directory");
    }
    return archive != null ? archive : settings().directory();
  }

  private Path existing() throws IOException {
    Path directory = directory();
    if (!Files.isDirectory(directory)) {
      throw new BadInputException(
          "no archive in " + directory + ": ./rearview up makes one, --instance DIR names another");
    }
    return directory;
  }

  private List<String> names() throws IOException {
    Path directory = existing();
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> tables =
        Files.newDirectoryStream(directory.resolve(OTHERS), PREFIX + "*")) {
      tables.forEach(path -> names.add(path.getFileName().toString().substring(PREFIX.length())));
    } catch (NoSuchFileException e) {
      names.clear();
    }
    names.sort(null);
    names.add(0, FLOWS);
    return names;
  }
}
