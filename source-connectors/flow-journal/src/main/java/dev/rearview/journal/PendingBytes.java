package dev.rearview.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * How many bytes of records lie behind a position. Looks at the files at most twice a second: the
 * question is asked for a metric, once per batch of datagrams. Used by one thread.
 */
final class PendingBytes {
  private static final long REFRESH_NANOS = 500_000_000;

  private final SegmentListing listing;
  private final JournalPosition bound;

  private long lookedAtNanos;
  private long knownSegment = -1;
  private long knownEnd;
  private long laterBytes;

  /** Counts up to {@code bound}; a null bound means everything. */
  PendingBytes(SegmentListing listing, JournalPosition bound) {
    this.listing = listing;
    this.bound = bound;
  }

  /** Bytes from {@code offset} of segment number {@code segment} on. */
  long after(long segment, long offset) {
    long now = System.nanoTime();
    if (segment != knownSegment || offset > knownEnd || now - lookedAtNanos > REFRESH_NANOS) {
      try {
        look(segment);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      lookedAtNanos = now;
    }
    return Math.max(0, knownEnd - offset) + laterBytes;
  }

  private void look(long segment) throws IOException {
    List<JournalSegment> segments = listing.current();
    knownSegment = segment;
    knownEnd = 0;
    laterBytes = 0;
    for (int i = 0; i < segments.size(); i++) {
      JournalSegment one = segments.get(i);
      if (one.number() < segment || (bound != null && one.number() > bound.segment())) {
        continue;
      }
      long end = i < segments.size() - 1 ? one.lengthBytes() : lengthNow(one);
      if (bound != null && one.number() == bound.segment()) {
        end = Math.min(end, bound.offset());
      }
      if (one.number() == segment) {
        knownEnd = end;
      } else {
        laterBytes += Math.max(0, end - JournalPosition.FIRST_RECORD_OFFSET);
      }
    }
  }

  private static long lengthNow(JournalSegment newest) throws IOException {
    try {
      return Files.size(newest.path());
    } catch (NoSuchFileException deleted) {
      return newest.lengthBytes();
    }
  }
}
