package dev.rearview.connector.archive;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;

/** Reads options that are more than their text, or says which one is wrong. */
final class ArchiveTableOptions {
  private static final int DATE_LENGTH = 10;
  private static final Pattern AGO = Pattern.compile("(\\d{1,9})([dhms])");

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
    return millis(ArchiveConnectorOptions.STARTUP_TIMESTAMP, options);
  }

  /** The time that an option says, milliseconds since 1970; null if it says none. */
  static Long millis(ConfigOption<String> option, ReadableConfig options) {
    String text = options.getOptional(option).map(String::strip).orElse("");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return text.matches("-?\\d+") ? Long.parseLong(text) : instant(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new ValidationException(
          "'"
              + option.key()
              + "' = '"
              + text
              + "': expected a time such as 2026-11-24T05:00:00Z, 2026-11-24 05:00:00, or"
              + " 2026-11-24, milliseconds since 1970 (UTC), or how long ago, as 7d or 12h");
    }
  }

  private static Instant instant(String text) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      String length = ago.group(2).equals("d") ? "P" + text : "PT" + text;
      return Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.parse(length));
    }
    String time = text.length() == DATE_LENGTH ? text + "T00:00:00" : text.replace(' ', 'T');
    return Instant.parse(time.endsWith("Z") ? time : time + "Z");
  }
}
