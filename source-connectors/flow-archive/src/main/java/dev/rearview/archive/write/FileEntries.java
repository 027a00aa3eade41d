package dev.rearview.archive.write;

import dev.rearview.archive.file.FileFooter;
import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.FooterReader;
import dev.rearview.archive.log.HandOverText;
import dev.rearview.archive.log.JournalPlace;
import dev.rearview.archive.log.MillisRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes the log's entries of data files from their footers. */
public final class FileEntries {

  /** What is said of times that a footer says nothing about: no file is passed over by it. */
  private static final MillisRange ANY = new MillisRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /** What the names of compacted files begin with. */
  public static final String COMPACTED = "compact-";

  private FileEntries() {}

  /**
   * The entry of a file.
   *
   * @param tableDirectory the table's directory, which the entry's path is relative to
   * @param file the file, under the name that it is to have in the log
   * @throws IOException naming the file, if it is no data file
   */
  public static FileEntry of(Path tableDirectory, Path file, boolean compacted) throws IOException {
    return of(DataFiles.path(tableDirectory, file), file, compacted);
  }

  /**
   * The entry of a file that lies elsewhere than its path in the log says, as one under a hidden
   * name does.
   */
  public static FileEntry of(String path, Path file, boolean compacted) throws IOException {
    FileFooter footer = FileFooter.read(file);
    return new FileEntry(
        path,
        footer.rows(),
        footer.bytes(),
        footer.range("received_time").orElse(ANY),
        footer.range("start_time").orElse(ANY),
        footer.range("end_time").orElse(ANY),
        footer.nulls("start_time").orElse(footer.rows()),
        footer.nulls("end_time").orElse(footer.rows()),
        compacted);
  }

  /** Tells of a file what its own footer, and its name, say. */
  public static final class Reader implements FooterReader {

    @Override
    public FileEntry read(Path tableDirectory, Path file) throws IOException {
      return of(tableDirectory, file, file.getFileName().toString().startsWith(COMPACTED));
    }

    @Override
    public Map<String, JournalPlace> handOver(Path file) throws IOException {
      return HandOverText.parse(
          FileFooter.read(file).keyValues().get(ArchiveFileWriter.HAND_OVER_KEY));
    }
  }
}
