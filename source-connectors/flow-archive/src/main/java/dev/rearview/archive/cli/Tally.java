package dev.rearview.archive.cli;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What files come to. */
record Tally(long files, long fresh, long compacted, long rows, long bytes, MillisRange received) {

  private static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, MillisRange.NONE);

  /** Groups files, in order of the groups' names. */
  static Map<String, Tally> by(Function<FileEntry, String> group, List<FileEntry> files) {
    Map<String, Tally> tallies = new TreeMap<>();
    for (FileEntry file : files) {
      tallies.put(group.apply(file), tallies.getOrDefault(group.apply(file), NOTHING).with(file));
    }
    return tallies;
  }

  private Tally with(FileEntry file) {
    int more = file.compacted() ? 1 : 0;
    return new Tally(
        files + 1,
        fresh + 1 - more,
        compacted + more,
        rows + file.rows(),
        bytes + file.bytes(),
        received.union(file.received()));
  }

  /** Bytes for each row; 0 without rows. */
  double bytesPerRow() {
    return rows == 0 ? 0 : bytes / (double) rows;
  }

  /** When the first row was received; empty if none was. */
  String first() {
    return received.isEmpty() ? "" : Instant.ofEpochMilli(received.min()).toString();
  }

  /** When the last row was received. */
  String last() {
    return received.isEmpty() ? "" : Instant.ofEpochMilli(received.max()).toString();
  }

  /** {@code 2026-01-31} of {@code day=2026-01-31/hour=07/…}. */
  static String day(FileEntry file) {
    String partition = file.partition();
    return partition.substring(partition.indexOf('=') + 1, Math.max(1, partition.indexOf('/')));
  }

  /** {@code 07} of it. */
  static String hour(FileEntry file) {
    String partition = file.partition();
    return partition.substring(partition.lastIndexOf('=') + 1);
  }
}
