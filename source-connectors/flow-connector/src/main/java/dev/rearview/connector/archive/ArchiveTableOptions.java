package dev.rearview.connector.archive;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;

/** Reads options that are more than their text, or says which one is wrong. */
final class ArchiveTableOptions {
  private ArchiveTableOptions() {}

  /** The table's directory, absolute. */
  static Path directory(ReadableConfig options) {
    String text = options.get(ArchiveConnectorOptions.PATH);
    try {
      Path path = text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
      if (text.isBlank()) {
        throw wrong(ArchiveConnectorOptions.PATH, text);
      }
      return path.toAbsolutePath().normalize();
    } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
      throw wrong(ArchiveConnectorOptions.PATH, text);
    }
  }

  private static ValidationException wrong(ConfigOption<?> option, String value) {
    return new ValidationException(
        "'"
            + option.key()
            + "' = '"
            + value
            + "': expected a directory, as /var/archive or file:///var/archive");
  }

  /** When to begin, milliseconds since 1970; null if nothing is said of it. */
  static Long startMillis(ReadableConfig options) {
    String text = options.getOptional(ArchiveConnectorOptions.STARTUP_TIMESTAMP).orElse(null);
    if (text == null) {
      return null;
    }
    try {
      return text.matches("-?\\d+") ? Long.parseLong(text) : Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | NumberFormatException e) {
      throw new ValidationException(
          "'"
              + ArchiveConnectorOptions.STARTUP_TIMESTAMP.key()
              + "' = '"
              + text
              + "': expected a time such as 2026-11-24T05:00:00Z, or milliseconds since 1970"
              + " (UTC)");
    }
  }
}
