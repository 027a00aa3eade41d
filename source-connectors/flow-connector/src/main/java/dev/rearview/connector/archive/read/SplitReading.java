package dev.rearview.connector.archive.read;

import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.Expected;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.FileEntry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** A split being read: its files one after another, batch by batch. */
final class SplitReading implements Closeable {
  /** A file may be moved, by compaction, between being looked up and being opened. */
  private static final int ATTEMPTS = 5;

  private final ArchiveLog log;
  private final ScanSpec spec;
  private final ScanCounters counters;
  private final Predicate<FileEntry> unread;
  private final ArchiveSplit split;
  private ArchiveFileReader reader;
  private int current;
  private long rows;
  private long toSkip;
  private int firstRow;

  /**
   * @param unread takes a file, whose rows are then not read, or returns false
   */
  SplitReading(
      ArchiveLog log,
      ScanSpec spec,
      ScanCounters counters,
      Predicate<FileEntry> unread,
      ArchiveSplit split) {
    this.log = log;
    this.spec = spec;
    this.counters = counters;
    this.unread = unread;
    this.split = split;
    this.current = split.current();
    this.rows = split.rows();
    this.toSkip = split.rows();
  }

  /** The next batch, of which the rows from {@link #firstRow} on count; null at the end. */
  ColumnBatch next() throws IOException {
    while (current < split.parts().size()) {
      if (reader == null && !open(split.parts().get(current))) {
        nextPart();
        continue;
      }
      ColumnBatch batch = reader.next();
      if (batch == null) {
        nextPart();
      } else if (batch.rows() > toSkip) {
        firstRow = (int) toSkip;
        rows += batch.rows() - toSkip;
        toSkip = 0;
        return batch;
      } else {
        toSkip -= batch.rows();
      }
    }
    return null;
  }

  private boolean open(FilePart part) throws IOException {
    if (part.parts() == 1 && unread.test(part.file())) {
      return false;
    }
    for (int attempt = 1; ; attempt++) {
      Path path = log.locate(part.file());
      try {
        reader = open(path, part);
        return true;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private ArchiveFileReader open(Path path, FilePart part) throws IOException {
    ArchiveFileReader opened =
        ArchiveFileReader.open(path, Expected.of(part.file()), spec, counters);
    int rowGroups = opened.rowGroups();
    opened.limitTo(part.firstRowGroup(rowGroups), part.endRowGroup(rowGroups));
    return opened;
  }

  private void nextPart() throws IOException {
    close();
    current++;
    rows = 0;
    toSkip = 0;
  }

  /** Index in the batch given last of the first row that was not emitted before a failure. */
  int firstRow() {
    return firstRow;
  }

  /** When the first row of the file of that batch was received: milliseconds since 1970. */
  long firstReceivedMillis() {
    return split.parts().get(current).file().received().min();
  }

  String splitId() {
    return split.splitId();
  }

  /** The split as it stands behind the batch given last, for a checkpoint. */
  ArchiveSplit snapshot() {
    return split.at(current, rows);
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
