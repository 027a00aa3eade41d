package dev.rearview.archive.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Those of an instance's settings that are about the archive, as text. What the file does not say
 * has the documented default.
 */
final class ArchiveSettings {

  static final String DIRECTORY = "archive.directory";
  static final String RETENTION_AGE = "archive.retention.age";
  static final String RETENTION_BYTES = "archive.retention.bytes";
  static final String COMPACTION = "archive.compaction";
  static final String COMPACTION_DELAY = "archive.compaction.delay";
  static final String GRACE = "archive.grace";

  private static final String PREFIX = "archive.";
  private static final String OF_INSTANCE = "rearview.properties";

  /** The documented ones. */
  static final Map<String, String> DEFAULTS =
      Map.of(
          DIRECTORY, "archive",
          RETENTION_AGE, "",
          RETENTION_BYTES, "",
          COMPACTION, "on",
          COMPACTION_DELAY, "10m",
          GRACE, "1h");

  private final Path file;
  private final Properties properties = new Properties();

  private ArchiveSettings(Path file) {
    this.file = file;
  }

  /** The documented defaults, for an archive without an instance. */
  static ArchiveSettings defaults() {
    return new ArchiveSettings(Path.of(OF_INSTANCE));
  }

  /** The settings of an instance. Throws BadInputException if there is no such file. */
  static ArchiveSettings read(Path file) throws IOException {
    ArchiveSettings settings = new ArchiveSettings(file.toAbsolutePath());
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + " is a directory, and no file of settings");
    }
    if (!Files.exists(file) && !file.endsWith(OF_INSTANCE)) {
      throw new BadInputException("there are no settings in " + file + ": it does not exist");
    }
    if (!Files.exists(file)) {
      throw new BadInputException(
          "no instance in "
              + settings.file.getParent()
              + ": ./rearview up makes one, --instance DIR names another");
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.properties.load(reader);
    } catch (IllegalArgumentException | MalformedInputException e) {
      throw new BadInputException("cannot read the settings in " + file + ": " + e.getMessage());
    }
    settings.check();
    return settings;
  }

  /** Throws BadInputException, naming file and setting, if a value is none of its kind. */
  private void check() {
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(PREFIX) && !DEFAULTS.containsKey(key)) {
        throw new BadInputException(file + ": " + key + " is no setting of the archive");
      }
    }
    try {
      new RetentionLimits(text(RETENTION_AGE), text(RETENTION_BYTES)).check(ArchiveTables.KNOWN);
      Amounts.duration(text(COMPACTION_DELAY));
      Amounts.duration(text(GRACE));
    } catch (BadInputException e) {
      throw new BadInputException(file + ": " + e.getMessage());
    }
  }

  /** A value. */
  String text(String key) {
    return properties.getProperty(key, DEFAULTS.get(key)).strip();
  }

  /** Where the instance's archive lies. */
  Path directory() {
    return file.resolveSibling(text(DIRECTORY));
  }
}
