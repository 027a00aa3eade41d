package dev.rearview.connector.archive.write;

import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.FileEntry;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Puts an empty file {@code _SUCCESS} into the directory of an hour that is closed: the watermark
 * has passed its end, and all files that were written before are in the log. A datagram that comes
 * later still lands in the directory.
 */
final class HourMarkers {
  private static final String MARKER = "_SUCCESS";

  private final Path table;
  private long closedBefore = Long.MIN_VALUE;

  HourMarkers(Path table) {
    this.table = table;
  }

  /** Marks the hours that have ended by a time, milliseconds since 1970. */
  void closeBefore(long millis, ArchiveLog log) throws IOException {
    // Most commits are within the hour of the one before: nothing to look at.
    if (millis == Long.MIN_VALUE || HourAssigner.startMillis(millis) <= closedBefore) {
      return;
    }
    for (FileEntry file : log.snapshot().files()) {
      long end = HourAssigner.endMillis(file.partition());
      if (end <= millis && end > closedBefore) {
        mark(table.resolve(file.partition()));
      }
    }
    closedBefore = HourAssigner.startMillis(millis);
  }

  private static void mark(Path hour) throws IOException {
    try {
      Path marker = hour.resolve(MARKER);
      if (!Files.exists(marker)) {
        Files.createFile(marker);
      }
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      // Somebody else marked it, or retention has taken the hour meanwhile.
      return;
    }
  }
}
