package dev.rearview.journal;

import dev.rearview.journal.RetentionReport.Deleted;
import dev.rearview.journal.RetentionReport.KeptBack;
import dev.rearview.journal.RetentionReport.Lost;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
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
  private final List<Shelf> shelves = new ArrayList<>();
  private final List<Deleted> deleted = new ArrayList<>();
  private final List<KeptBack> keptBack = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();
  private long totalBytes;

  private JournalRetention(Journal journal, RetentionSettings settings, long nowEpochMillis)
      throws IOException {
    this.settings = settings;
    this.oldestEpochNanos = (nowEpochMillis - settings.keepAge().toMillis()) * NANOS_PER_MILLI;
    for (String name : journal.partitions()) {
      Shelf shelf = new Shelf(journal.partition(name));
      shelves.add(shelf);
      totalBytes += shelf.segments.stream().mapToLong(JournalSegment::lengthBytes).sum();
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
    for (Shelf shelf = oldest(true); shelf != null && isDue(shelf); shelf = oldest(true)) {
      delete(shelf);
    }
    noteKeptBack();
    while (totalBytes > settings.limitBytes()) {
      Shelf shelf = oldest(false);
      if (shelf == null) {
        break;
      }
      noteLost(shelf);
      delete(shelf);
    }
    return new RetentionReport(deleted, keptBack, lost, totalBytes);
  }

  private boolean isDue(Shelf shelf) {
    return totalBytes > settings.keepBytes() || shelf.endEpochNanos() < oldestEpochNanos;
  }

  /** The partition whose first segment ends first, of those that have one to give; or null. */
  private Shelf oldest(boolean onlyIfRead) {
    Shelf oldest = null;
    for (Shelf shelf : shelves) {
      boolean candidate = shelf.segments.size() > 1 && !(onlyIfRead && shelf.isHeld());
      if (candidate && (oldest == null || shelf.endEpochNanos() < oldest.endEpochNanos())) {
        oldest = shelf;
      }
    }
    return oldest;
  }

  private void delete(Shelf shelf) throws IOException {
    JournalSegment segment = shelf.segments.peekFirst();
    Files.deleteIfExists(segment.path());
    shelf.segments.removeFirst();
    totalBytes -= segment.lengthBytes();
    deleted.add(new Deleted(shelf.name, segment.number(), segment.lengthBytes()));
  }

  private void noteKeptBack() {
    for (Shelf shelf : shelves) {
      for (Map.Entry<String, JournalPosition> commit : shelf.commits.entrySet()) {
        long bytes = shelf.dueBytesUnread(commit.getValue(), this);
        if (bytes > 0) {
          keptBack.add(new KeptBack(shelf.name, commit.getKey(), bytes));
        }
      }
    }
  }

  private void noteLost(Shelf shelf) {
    JournalSegment segment = shelf.segments.peekFirst();
    for (Map.Entry<String, JournalPosition> commit : shelf.commits.entrySet()) {
      long bytes = unread(segment, commit.getValue());
      if (bytes > 0) {
        lost.add(new Lost(shelf.name, segment.number(), commit.getKey(), bytes));
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

  /** Bytes of records in {@code segment} that lie behind {@code committed}. */
  private static long unread(JournalSegment segment, JournalPosition committed) {
    if (committed.segment() > segment.number()) {
      return 0;
    }
    long from =
        committed.segment() < segment.number()
            ? JournalPosition.FIRST_RECORD_OFFSET
            : committed.offset();
    return Math.max(0, segment.lengthBytes() - from);
  }

  /** One partition: what is left of it, and who reads it. */
  private static final class Shelf {
    final String name;
    final ArrayDeque<JournalSegment> segments;
    final Map<String, JournalPosition> commits;

    Shelf(JournalPartition partition) throws IOException {
      name = partition.name();
      segments = new ArrayDeque<>(partition.segments());
      commits = partition.commits();
    }

    boolean isHeld() {
      return commits.values().stream().anyMatch(c -> unread(segments.peekFirst(), c) > 0);
    }

    /** When the first segment ends: when the one after it begins. */
    long endEpochNanos() {
      return segments.stream().skip(1).findFirst().orElseThrow().firstEpochNanos();
    }

    long dueBytesUnread(JournalPosition committed, JournalRetention retention) {
      long bytes = 0;
      if (segments.size() > 1 && retention.isDue(this)) {
        bytes = unread(segments.peekFirst(), committed);
      }
      return bytes;
    }
  }
}
