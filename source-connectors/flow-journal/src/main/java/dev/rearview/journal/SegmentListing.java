package dev.rearview.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The segments of one partition directory, in order of their numbers. Lists the directory again
 * only when its modification time has moved: a reader at the end of the journal asks for a newer
 * segment at every poll. Used by one thread.
 */
final class SegmentListing {
  /**
   * Modification times move in ticks of the kernel's clock, so a listing that is no older than this
   * may have missed an entry that was made within the same tick.
   */
  private static final long CLOCK_TICK_MILLIS = 100;

  private final Path directory;
  private List<JournalSegment> segments = List.of();
  private FileTime listedVersion;

  /** Length by number of every segment listed so far: what is deleted is missing in a listing. */
  private final TreeMap<Long, Long> seenLengths = new TreeMap<>();

  SegmentListing(Path directory) {
    this.directory = directory;
  }

  /** The segments as they are now; the length of the newest one may be that of an earlier call. */
  List<JournalSegment> current() throws IOException {
    FileTime version;
    try {
      version = Files.getLastModifiedTime(directory);
    } catch (NoSuchFileException notYetMade) {
      segments = List.of();
      return segments;
    }
    if (version.equals(listedVersion)) {
      return segments;
    }
    boolean settled = System.currentTimeMillis() - version.toMillis() > CLOCK_TICK_MILLIS;
    segments = list();
    listedVersion = settled ? version : null;
    return segments;
  }

  /** The segment {@code number}, or the first one after it; null if there is none. */
  JournalSegment atOrAfter(long number) throws IOException {
    for (JournalSegment segment : current()) {
      if (segment.number() >= number) {
        return segment;
      }
    }
    return null;
  }

  /** Bytes of records from {@code from} to before segment {@code end}, in segments ever listed. */
  long seenBytes(JournalPosition from, long end) {
    long bytes = 0;
    for (Map.Entry<Long, Long> one : seenLengths.subMap(from.segment(), end).entrySet()) {
      boolean first = one.getKey() == from.segment();
      long start = first ? from.offset() : JournalPosition.FIRST_RECORD_OFFSET;
      bytes += Math.max(0, one.getValue() - start);
    }
    return bytes;
  }

  /** Drops what is remembered of segments before {@code number}. */
  void doneBefore(long number) {
    seenLengths.headMap(number).clear();
  }

  /** Makes the next call look at the directory again. */
  void forget() {
    listedVersion = null;
  }

  private List<JournalSegment> list() throws IOException {
    List<JournalSegment> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.pcap")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        OptionalLong number = SegmentName.number(name);
        if (number.isPresent()) {
          add(found, number.getAsLong(), file, name);
        }
      }
    }
    for (JournalSegment segment : found) {
      seenLengths.put(segment.number(), segment.lengthBytes());
    }
    found.sort(Comparator.comparingLong(JournalSegment::number));
    return List.copyOf(found);
  }

  private static void add(List<JournalSegment> found, long number, Path file, String name)
      throws IOException {
    try {
      long length = Files.size(file);
      found.add(new JournalSegment(number, file, SegmentName.firstEpochNanos(name), length));
    } catch (NoSuchFileException deletedByRetention) {
      // Gone between the listing and the look at it: as if it had not been listed.
    }
  }
}
