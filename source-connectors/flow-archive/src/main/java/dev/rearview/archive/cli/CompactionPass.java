package dev.rearview.archive.cli;

import dev.rearview.archive.compact.CompactedHour;
import dev.rearview.archive.compact.Compaction;
import dev.rearview.archive.compact.CompactionOptions;
import dev.rearview.archive.compact.CompactionProgress;
import dev.rearview.archive.compact.Compactor;
import dev.rearview.archive.compact.HourPlan;
import dev.rearview.archive.compact.IndexRebuild;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.Repair;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Compacts every hour of a table that is due, after repairing what a kill may have left. */
final class CompactionPass {

  private final Duration grace;
  private final Consumer<String> report;

  /** Tables of which the whole address index has been looked at. */
  private final Set<String> indexChecked = new HashSet<>();

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
      CompactionOptions defaults = CompactionOptions.defaults();
      CompactionOptions options =
          new CompactionOptions(Duration.ZERO, false, defaults.targetBytes(), grace);
      if (indexChecked.add(table)) {
        new IndexRebuild(log, new Told(table), () -> false).run(true);
      }
      Compaction done = new Compactor(log, options, new Told(table), () -> false).run(endedBefore);
      if (!done.failures().isEmpty()) {
        throw new IOException(
            "%s: %d hours were given up, and are as they were"
                .formatted(table, done.failures().size()));
      }
    }
    return true;
  }

  /** Reports hour by hour. */
  private final class Told implements CompactionProgress {
    private final String table;
    private long begin = System.nanoTime();

    Told(String table) {
      this.table = table;
    }

    @Override
    public void done(CompactedHour hour) {
      report.accept(
          "%s %s %s: %d files of %s became %d of %s, %d rows, %.1f s"
              .formatted(
                  table,
                  Tally.day(hour.after().get(0)),
                  Tally.hour(hour.after().get(0)),
                  hour.before().size(),
                  Amounts.text(hour.bytesBefore()),
                  hour.after().size(),
                  Amounts.text(hour.bytesAfter()),
                  hour.rows(),
                  (System.nanoTime() - begin) / 1e9));
      begin = System.nanoTime();
    }

    @Override
    public void indexed(String day, int files) {
      report.accept(
          "%s %s: %d compacted files are in the address index again"
              .formatted(table, day.replace("day=", ""), files));
    }

    @Override
    public void failed(HourPlan hour, String reason) {
      report.accept("%s %s: not compacted: %s".formatted(table, hour.partition(), reason));
    }
  }
}
