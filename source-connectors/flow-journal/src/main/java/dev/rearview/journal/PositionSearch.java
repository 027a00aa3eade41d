package dev.rearview.journal;

import dev.rearview.journal.pcap.FileWindow;
import dev.rearview.journal.pcap.PacketReader;
import dev.rearview.journal.pcap.PacketReader.Step;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Finds positions in a partition by reading record headers. Safe for use by several threads. */
final class PositionSearch {
  static final JournalPosition BEGINNING =
      new JournalPosition(1, JournalPosition.FIRST_RECORD_OFFSET);

  /** How far receive times may step back in one partition without being a clock that was set. */
  private static final long DISORDER_NANOS = 10_000_000_000L;

  private final Path directory;

  /** The last answer of {@link #latest}: the next walk begins there. */
  private JournalPosition walkedTo = BEGINNING;

  PositionSearch(Path directory) {
    this.directory = directory;
  }

  synchronized JournalPosition latest() throws IOException {
    List<JournalSegment> segments = new SegmentListing(directory).current();
    if (segments.isEmpty()) {
      return BEGINNING;
    }
    JournalSegment newest = segments.get(segments.size() - 1);
    JournalPosition from = walkedTo.segment() == newest.number() ? walkedTo : newest.start();
    try (FileWindow window = new FileWindow()) {
      window.open(newest.path());
      PacketReader reader = PacketReader.ofSegment(window, from.offset());
      SegmentRecovery.lastStep(reader);
      walkedTo = new JournalPosition(newest.number(), reader.offset());
    }
    return walkedTo;
  }

  JournalPosition at(long epochNanos) throws IOException {
    List<JournalSegment> segments = new SegmentListing(directory).current();
    try (FileWindow window = new FileWindow()) {
      for (int i = 0; i < segments.size(); i++) {
        if (mayReach(segments, i, epochNanos)) {
          long offset = firstAtOrAfter(window, segments.get(i), epochNanos);
          if (offset >= 0) {
            return new JournalPosition(segments.get(i).number(), offset);
          }
        }
      }
    }
    return latest();
  }

  /** Whether segment {@code i} may hold a datagram received at or after the time. */
  private static boolean mayReach(List<JournalSegment> segments, int i, long epochNanos) {
    if (i == segments.size() - 1) {
      return true;
    }
    long nextFirst = segments.get(i + 1).firstEpochNanos();
    boolean clockSetBack = nextFirst < segments.get(i).firstEpochNanos();
    return clockSetBack || nextFirst >= epochNanos - DISORDER_NANOS;
  }

  private static long firstAtOrAfter(FileWindow window, JournalSegment segment, long epochNanos)
      throws IOException {
    try {
      window.open(segment.path());
    } catch (NoSuchFileException deletedByRetention) {
      return -1;
    }
    PacketReader reader = PacketReader.ofSegment(window, JournalPosition.FIRST_RECORD_OFFSET);
    while (reader.next() == Step.PACKET) {
      if (reader.epochNanos() >= epochNanos) {
        return reader.packetOffset();
      }
    }
    return -1;
  }
}
