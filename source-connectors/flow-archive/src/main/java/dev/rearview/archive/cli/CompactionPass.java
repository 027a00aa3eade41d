package dev.rearview.archive.cli;

import dev.rearview.archive.compact.Compactor;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.Repair;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Compacts every hour of a table that is due, after repairing what a kill may have left. */
final class CompactionPass {

  private final Duration grace;
  private final Consumer<String> report;

  /**
   * Makes passes.
   *
   * @param grace how long files stay that do not count any more
   * @param report takes a line for each hour, and each repair
   */
  CompactionPass(Duration grace, Consumer<String> report) {
    this.grace = grace;
    this.report = report;
  }

  /** Repairs a table, whether or not anything is compacted. */
  void repair(String table, ArchiveLog log) throws IOException {
    Repair repair = Repair.run(log, grace);
    if (!repair.isNothing()) {
      report.accept(
          "%s: repaired what was left half done: %d files set aside, %d revealed, %d deleted"
              .formatted(table, repair.setAside(), repair.revealed(), repair.deleted()));
    }
  }

  /**
   * Compacts hours that ended before the given time.
   *
   * @return whether it did; not if another process compacts the table
   */
  boolean compact(String table, ArchiveLog log, Instant endedBefore) throws IOException {
    Optional<TableLock> lock = TableLock.take(log);
    if (lock.isEmpty()) {
      return false;
    }
    try (TableLock held = lock.get()) {
      repair(table, log);
      Compactor compactor = new Compactor(log);
      ArchiveSnapshot snapshot = log.snapshot();
      for (String hour : compactor.due(snapshot, endedBefore)) {
        long begin = System.nanoTime();
        Tally before =
            Tally.by(file -> "", snapshot.files().stream().filter(in(hour)).toList()).get("");
        compactor.compact(hour).ifPresent(file -> report(table, before, file, begin));
      }
    }
    return true;
  }

  private static Predicate<FileEntry> in(String hour) {
    return file -> file.partition().equals(hour);
  }

  private void report(String table, Tally before, FileEntry after, long beginNanos) {
    report.accept(
        "%s %s %s: %d files of %s became one of %s, %d rows, %.1f s"
            .formatted(
                table,
                Tally.day(after),
                Tally.hour(after),
                before.files(),
                Amounts.text(before.bytes()),
                Amounts.text(after.bytes()),
                after.rows(),
                (System.nanoTime() - beginNanos) / 1e9));
  }
}
