package dev.rearview.journal;

import dev.rearview.journal.RetentionReport.Deleted;
import dev.rearview.journal.RetentionReport.KeptBack;
import dev.rearview.journal.RetentionReport.Lost;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the oldest segments of a journal. Never the newest one of a partition: it is being
 * written, and its number tells the next. Never what a consumer that has ever committed has not
 * read, unless the journal outgrows its hard limit.
 */
public final class JournalRetention {
  private static final Logger LOG = LoggerFactory.getLogger(JournalRetention.class);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final RetentionSettings settings;
  private final long oldestEpochNanos;
  private final List<RetentionShelf> shelves = new ArrayList<>();
  private final List<Deleted> deleted = new ArrayList<>();
  private final List<KeptBack> keptBack = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();
  private long totalBytes;

  private JournalRetention(Journal journal, RetentionSettings settings, long nowEpochMillis)
      throws IOException {
    this.settings = settings;
    this.oldestEpochNanos = (nowEpochMillis - settings.keepAge().toMillis()) * NANOS_PER_MILLI;
    for (String name : journal.partitions()) {
      RetentionShelf shelf = new RetentionShelf(journal.partition(name));
      shelves.add(shelf);
      totalBytes += shelf.bytes();
    }
  }

  /**
   * Deletes what is beyond the size and the age to keep.
   *
   * @param nowEpochMillis the time that ages are measured from, in milliseconds since 1970
   * @throws IOException if the journal cannot be read or a segment not deleted; what was deleted
   *     before stays deleted
   */
  public static RetentionReport enforce(
      Journal journal, RetentionSettings settings, long nowEpochMillis) throws IOException {
    return new JournalRetention(journal, settings, nowEpochMillis).run();
  }

  private RetentionReport run() throws IOException {
    for (RetentionShelf shelf = oldest(true); shelf != null && isDue(shelf); shelf = oldest(true)) {
      delete(shelf);
    }
    noteKeptBack();
    while (totalBytes > settings.limitBytes()) {
      RetentionShelf shelf = oldest(false);
      if (shelf == null) {
        break;
      }
      noteLost(shelf);
      delete(shelf);
    }
    return new RetentionReport(deleted, keptBack, lost, totalBytes);
  }

  private boolean isDue(RetentionShelf shelf) {
    return totalBytes > settings.keepBytes() || shelf.endEpochNanos() < oldestEpochNanos;
  }

  /** The partition whose first segment ends first, of those that have one to give; or null. */
  private RetentionShelf oldest(boolean onlyIfRead) {
    RetentionShelf oldest = null;
    for (RetentionShelf shelf : shelves) {
      boolean candidate = shelf.canGive() && !(onlyIfRead && shelf.isHeld());
      if (candidate && (oldest == null || shelf.endEpochNanos() < oldest.endEpochNanos())) {
        oldest = shelf;
      }
    }
    return oldest;
  }

  private void delete(RetentionShelf shelf) throws IOException {
    JournalSegment segment = shelf.first();
    Files.deleteIfExists(segment.path());
    TemplateFile.delete(segment.path());
    long bytes = shelf.firstBytes();
    shelf.removeFirst();
    totalBytes -= bytes;
    deleted.add(new Deleted(shelf.name(), segment.number(), bytes));
  }

  private void noteKeptBack() {
    for (RetentionShelf shelf : shelves) {
      if (shelf.canGive() && isDue(shelf)) {
        shelf.commits().forEach((consumer, commit) -> noteKeptBack(shelf, consumer, commit));
      }
    }
  }

  private void noteKeptBack(RetentionShelf shelf, String consumer, JournalPosition commit) {
    long bytes = shelf.unreadBytes(commit);
    if (bytes > 0) {
      keptBack.add(new KeptBack(shelf.name(), consumer, bytes));
    }
  }

  private void noteLost(RetentionShelf shelf) {
    JournalSegment segment = shelf.first();
    for (Map.Entry<String, JournalPosition> commit : shelf.commits().entrySet()) {
      long bytes = RetentionShelf.unread(segment, commit.getValue());
      if (bytes > 0) {
        lost.add(new Lost(shelf.name(), segment.number(), commit.getKey(), bytes));
        LOG.warn(
            "{}: deleted with {} bytes that consumer {} has not read: the journal exceeds {} = {}",
            segment.path(),
            bytes,
            commit.getKey(),
            JournalKey.LIMIT_SIZE.key(),
            settings.limitBytes());
      }
    }
  }
}
