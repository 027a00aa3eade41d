package dev.rearview.connector.archive;

import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.index.FileSelection;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.predicate.Predicate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.plan.stats.ColumnStats;
import org.apache.flink.table.plan.stats.TableStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log tells the planner; no file is opened for it. */
final class ArchiveStatistics {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveStatistics.class);

  private ArchiveStatistics() {}

  /** Of the files that can hold wanted rows. */
  static TableStats of(Path directory, Predicate predicate) {
    try {
      ArchiveSnapshot snapshot = ArchiveLog.at(directory).snapshot();
      List<FileEntry> files = FileSelection.of(snapshot, predicate, AddressIndex.at(directory));
      LOG.info(
          "{} of {} files of {} can hold wanted rows",
          files.size(),
          snapshot.files().size(),
          directory);
      return new TableStats(
          files.stream().mapToLong(FileEntry::rows).sum(),
          Map.of(
              "start_time", nulls(files.stream().mapToLong(FileEntry::unknownStarts).sum()),
              "end_time", nulls(files.stream().mapToLong(FileEntry::unknownEnds).sum())));
    } catch (IOException e) {
      LOG.warn("No statistics of {}: {}", directory, e.getMessage());
      return TableStats.UNKNOWN;
    }
  }

  private static ColumnStats nulls(long count) {
    return ColumnStats.Builder.builder().setNullCount(count).build();
  }
}
