package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes the log's entry of a data file out of the file's own footer. */
@FunctionalInterface
public interface FooterReader {

  /**
   * The entry of a file.
   *
   * @param tableDirectory the table's directory, which the entry's path is relative to
   * @param file the file
   * @throws IOException naming the file, if it is no data file
   */
  FileEntry read(Path tableDirectory, Path file) throws IOException;

  /** The journal's places up to which flows are in the file; none if it does not say. */
  default Map<String, JournalPlace> handOver(Path file) throws IOException {
    return Map.of();
  }
}
