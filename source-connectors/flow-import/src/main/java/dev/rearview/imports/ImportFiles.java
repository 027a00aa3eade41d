package dev.rearview.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The flows of several files, one file after another. Used by one thread. */
public final class ImportFiles implements Closeable {
  private final List<Path> files;
  private final FlowDefaults defaults;
  private final String searchPath;
  private final ImportSummary summary = new ImportSummary();
  private final long totalBytes;
  private int file = -1;
  private long doneBytes;
  private FlowReader reader;

  /**
   * Files of any formats.
   *
   * @param searchPath where tools are looked for, as the variable PATH has it
   * @throws ImportException if there is a file that is not there
   */
  public ImportFiles(List<Path> files, FlowDefaults defaults, String searchPath)
      throws IOException {
    this.files = List.copyOf(files);
    this.defaults = defaults;
    this.searchPath = searchPath;
    long total = 0;
    for (Path path : files) {
      if (!Files.isRegularFile(path)) {
        throw new ImportException(path, Files.exists(path) ? "is not a file" : "does not exist");
      }
      total += Files.size(path);
    }
    totalBytes = total;
  }

  /**
   * Reads the next flow.
   *
   * @return false at the end of the last file
   */
  public boolean next(ImportedFlow into) throws IOException {
    while (reader == null || !reader.next(into)) {
      closeReader();
      if (file + 1 >= files.size()) {
        return false;
      }
      file++;
      Path path = files.get(file);
      reader = ImportFormat.of(path).open(path, defaults, searchPath);
    }
    summary.add(into.record());
    return true;
  }

  /** The file that the flow read last stands in. */
  public Path file() {
    return files.get(Math.max(0, file));
  }

  /** Bytes of all files. */
  public long totalBytes() {
    return totalBytes;
  }

  /** Bytes of what was read: exact between files, a guess within one that a tool reads. */
  public long doneBytes() throws IOException {
    return doneBytes
        + (reader == null ? 0 : (long) (reader.partRead() * Files.size(files.get(file))));
  }

  /** What was read so far; complete at the end. */
  public ImportSummary summary() {
    return summary;
  }

  private void closeReader() throws IOException {
    if (reader != null) {
      summary.addUnknown(reader.unknownColumns());
      reader.close();
      reader = null;
      doneBytes += Files.size(files.get(file));
    }
  }

  @Override
  public void close() throws IOException {
    closeReader();
  }
}
