package dev.rearview.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** One partition during a run of retention: what is left of it, and who reads it. */
final class RetentionShelf {
  private final String name;
  private final ArrayDeque<JournalSegment> segments;
  private final Map<Long, Long> sideBytes = new HashMap<>();
  private final Map<String, JournalPosition> commits;

  RetentionShelf(JournalPartition partition) throws IOException {
    name = partition.name();
    segments = new ArrayDeque<>(partition.segments());
    commits = partition.commits();
    for (JournalSegment segment : segments) {
      sideBytes.put(segment.number(), TemplateFile.lengthBytes(segment.path()));
    }
  }

  String name() {
    return name;
  }

  Map<String, JournalPosition> commits() {
    return commits;
  }

  JournalSegment first() {
    return segments.peekFirst();
  }

  void removeFirst() {
    segments.removeFirst();
  }

  long bytes() {
    return segments.stream().mapToLong(this::bytes).sum();
  }

  /** Bytes on disk of the first segment and its side file. */
  long firstBytes() {
    return bytes(first());
  }

  private long bytes(JournalSegment segment) {
    return segment.lengthBytes() + sideBytes.get(segment.number());
  }

  /** Whether there is a segment beside the one that is being written. */
  boolean canGive() {
    return segments.size() > 1;
  }

  /** Whether a consumer has not read the first segment to its end. */
  boolean isHeld() {
    return commits.values().stream().anyMatch(commit -> unread(first(), commit) > 0);
  }

  /** When the first segment ends: when the one after it begins. */
  long endEpochNanos() {
    return segments.stream().skip(1).findFirst().orElseThrow().firstEpochNanos();
  }

  /** Bytes of records behind {@code committed}, without those of the segment being written. */
  long unreadBytes(JournalPosition committed) {
    long bytes = 0;
    for (JournalSegment segment : segments) {
      bytes += segment.equals(segments.peekLast()) ? 0 : unread(segment, committed);
    }
    return bytes;
  }

  /** Bytes of records in {@code segment} that lie behind {@code committed}. */
  static long unread(JournalSegment segment, JournalPosition committed) {
    if (committed.segment() > segment.number()) {
      return 0;
    }
    long from =
        committed.segment() < segment.number()
            ? JournalPosition.FIRST_RECORD_OFFSET
            : committed.offset();
    return Math.max(0, segment.lengthBytes() - from);
  }
}
