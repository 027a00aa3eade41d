package dev.rearview.archive.compact;

import dev.rearview.archive.TestRows;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.HandOverText;
import dev.rearview.archive.write.ArchiveFileWriter;
import dev.rearview.archive.write.FileEntries;
import dev.rearview.archive.write.WriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A table with files of random rows. */
final class CompactionFixture {
  /** When the hour of the rows has been over for a while. */
  static final Instant LATER = Instant.ofEpochMilli(TestRows.HOUR).plus(Duration.ofHours(2));

  static final String PARTITION = "day=2026-01-31/hour=07";

  private final ArchiveLog log;
  private final List<List<Object>> rows = new ArrayList<>();
  private int files;

  CompactionFixture(Path table) {
    log = ArchiveLog.at(table);
  }

  ArchiveLog log() {
    return log;
  }

  /** Every row that was added, in an order of its own. */
  List<String> expected() {
    return sorted(rows);
  }

  /** Adds a file of rows, as the archive job does. */
  FileEntry add(List<List<Object>> some) throws IOException {
    Path file = log.tableDirectory().resolve(PARTITION + "/part-" + files++ + ".parquet");
    TestRows.write(file, some, WriteOptions.fresh());
    rows.addAll(some);
    FileEntry entry = FileEntries.of(log.tableDirectory(), file, false);
    log.commit(new Change("archive", List.of(entry), Set.of(), Map.of()));
    return entry;
  }

  /** The same, of a file with places of the journal in its footer, which the commit has as well. */
  FileEntry add(List<List<Object>> some, String handOver) throws IOException {
    Path file = log.tableDirectory().resolve(PARTITION + "/part-" + files++ + ".parquet");
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      ArchiveFileWriter writer = new ArchiveFileWriter(out, TestRows.SCHEMA, WriteOptions.fresh());
      writer.footer(ArchiveFileWriter.HAND_OVER_KEY, handOver);
      for (List<Object> row : some) {
        writer.write(new TestRows.ListRow(row));
      }
      writer.finish();
    }
    rows.addAll(some);
    FileEntry entry = FileEntries.of(log.tableDirectory(), file, false);
    log.commit(new Change("archive", List.of(entry), Set.of(), HandOverText.parse(handOver)));
    return entry;
  }

  Compaction compact() throws IOException {
    return compact(CompactionOptions.defaults());
  }

  Compaction compact(CompactionOptions options) throws IOException {
    return new Compactor(log, options, CompactionProgress.NONE, () -> false).run(LATER);
  }

  /** Every row that a reader of the log sees. */
  List<String> seen() throws IOException {
    return seen(ArchiveLog.at(log.tableDirectory()).snapshot().files());
  }

  /** Every row of the given files, that may be of an earlier snapshot. */
  List<String> seen(List<FileEntry> entries) throws IOException {
    List<List<Object>> found = new ArrayList<>();
    for (FileEntry entry : entries) {
      found.addAll(TestRows.read(log.locate(entry)));
    }
    return sorted(found);
  }

  private static List<String> sorted(List<List<Object>> some) {
    return some.stream().map(Objects::toString).sorted().toList();
  }
}
