package dev.rearview.archive.verify;

import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.DataBytes;
import dev.rearview.archive.file.FileFooter;
import dev.rearview.archive.file.FooterSchema;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.file.UnreadableFileException;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/** Compares a live file with what the log says of it. */
final class FileCheck {

  private static final String RECEIVED = "received_time";
  private static final DateTimeFormatter PARTITION =
      DateTimeFormatter.ofPattern("'day='uuuu-MM-dd'/hour='HH").withZone(ZoneOffset.UTC);

  private final ArchiveLog log;
  private final boolean deep;
  private final Consumer<Finding> findings;

  /**
   * Makes checks.
   *
   * @param deep whether every page is read, and not the footer alone
   */
  FileCheck(ArchiveLog log, boolean deep, Consumer<Finding> findings) {
    this.log = log;
    this.deep = deep;
    this.findings = findings;
  }

  void check(FileEntry entry) {
    try {
      Path file = log.locate(entry);
      if (Files.size(file) != entry.bytes()) {
        finds(entry, "has " + Files.size(file) + " bytes, by the log " + entry.bytes());
        return;
      }
      FileFooter footer = FileFooter.read(file);
      if (footer.rows() != entry.rows()) {
        finds(entry, "has " + footer.rows() + " rows by its footer, by the log " + entry.rows());
      }
      checkRange(entry, RECEIVED, footer, entry.received());
      checkRange(entry, "start_time", footer, entry.started());
      checkRange(entry, "end_time", footer, entry.ended());
      checkPartition(entry);
      if (deep) {
        DataBytes.check(file);
        checkPages(entry, file, footer);
      }
    } catch (NoSuchFileException e) {
      finds(entry, "is missing");
    } catch (UnreadableFileException e) {
      finds(entry, "cannot be read: " + e.reason());
    } catch (IOException | RuntimeException e) {
      finds(entry, "cannot be read: " + e.getMessage());
    }
  }

  private void checkRange(FileEntry entry, String column, FileFooter footer, MillisRange range) {
    if (!footer.range(column).map(range::equals).orElse(true)) {
      finds(entry, "has another range of " + column + " in its footer than in the log");
    }
  }

  private void checkPartition(FileEntry entry) {
    MillisRange range = entry.received();
    if (!range.isEmpty()
        && !(partition(range.min()).equals(entry.partition())
            && partition(range.max()).equals(entry.partition()))) {
      finds(
          entry,
          "has rows received from "
              + Instant.ofEpochMilli(range.min())
              + " to "
              + Instant.ofEpochMilli(range.max()));
    }
  }

  private static String partition(long millis) {
    return PARTITION.format(Instant.ofEpochMilli(millis));
  }

  /** Reads all values of all columns, and counts the rows and the bounds of their times anew. */
  private void checkPages(FileEntry entry, Path file, FileFooter footer) throws IOException {
    ArchiveSchema schema = FooterSchema.of(footer.schema());
    List<String> columns = schema.columns().stream().map(ArchiveColumn::name).toList();
    int received = columns.indexOf(RECEIVED);
    long rows = 0;
    MillisRange range = MillisRange.NONE;
    ScanSpec all = new ScanSpec(schema, columns, null);
    try (ArchiveFileReader reader = ArchiveFileReader.open(file, all, new ScanCounters())) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        rows += batch.rows();
        for (int row = 0; received >= 0 && row < batch.rows(); row++) {
          if (!batch.vector(received).isNull(row)) {
            range = range.with(batch.vector(received).number(row));
          }
        }
      }
    }
    if (rows != entry.rows()) {
      finds(entry, "has " + rows + " rows in its pages, by the log " + entry.rows());
    }
    if (received >= 0 && !range.equals(entry.received())) {
      finds(entry, "has another range of received_time in its pages than in the log");
    }
  }

  private void finds(FileEntry entry, String message) {
    findings.accept(new Finding(entry.path(), message));
  }
}
