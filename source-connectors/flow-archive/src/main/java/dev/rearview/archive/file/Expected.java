package dev.rearview.archive.file;

import dev.rearview.archive.log.FileEntry;
import java.io.IOException;

/**
 * What a data file has to be for its rows to be the right ones: as long, and of as many rows, as
 * the log says.
 *
 * @param bytes its length; {@link #UNKNOWN} if any will do
 * @param rows its rows; {@link #UNKNOWN} likewise
 */
public record Expected(long bytes, long rows) {
  private static final long UNKNOWN = -1;

  /** Of a file that no log tells of. */
  public static final Expected ANYTHING = new Expected(UNKNOWN, UNKNOWN);

  /** Of a file that the log counts. */
  public static Expected of(FileEntry entry) {
    return new Expected(entry.bytes(), entry.rows());
  }

  void checkBytes(long found) throws IOException {
    if (bytes != UNKNOWN && found != bytes) {
      throw new IOException(
          "it has %d bytes where the log counts %d: it was cut off, or is another file"
              .formatted(found, bytes));
    }
  }

  void checkRows(long found) throws IOException {
    if (rows != UNKNOWN && found != rows) {
      throw new IOException(
          "it has %d rows where the log counts %d rows: it is another file".formatted(found, rows));
    }
  }
}
