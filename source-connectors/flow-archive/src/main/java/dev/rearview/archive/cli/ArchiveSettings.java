package dev.rearview.archive.cli;

import java.io.IOException;
import java.io.Reader;
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
    return new ArchiveSettings(Path.of("rearview.properties"));
  }

  /** The settings of an instance. Throws BadInputException if there is no such file. */
  static ArchiveSettings read(Path file) throws IOException {
    ArchiveSettings settings = new ArchiveSettings(file.toAbsolutePath());
    if (!Files.exists(file)) {
      throw new BadInputException(
          "no instance in "
              + settings.file.getParent()
              + ": ./rearview up makes one, --instance DIR names another");
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("cannot read the settings in " + file + ": " + e.getMessage());
    }
    return settings;
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
