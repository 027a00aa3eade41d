package dev.rearview.archive.retention;

import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.ConflictException;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.FileMoves;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lets the oldest hours of a table go, each as a whole. Their files are out of the log at once, and
 * set aside for those who still read them; {@link FileMoves#deleteSetAside} deletes them after a
 * grace.
 */
public final class Retention {

  private final ArchiveLog log;
  private final RetentionLimit limit;

  /** Keeps a table to a limit. */
  public Retention(ArchiveLog log, RetentionLimit limit) {
    this.log = log;
    this.limit = limit;
  }

  /**
   * The files that are to go: those of hours of which every row was received before the time that
   * the age allows, and then, from the oldest hour on, of as many as there are bytes too many.
   */
  public List<FileEntry> due(ArchiveSnapshot snapshot, Instant now) {
    long before = limit.age().map(age -> now.minus(age).toEpochMilli()).orElse(Long.MIN_VALUE);
    long bytesTooMany = snapshot.bytes() - limit.bytes().orElse(Long.MAX_VALUE);
    Map<String, List<FileEntry>> hours = new TreeMap<>();
    for (FileEntry file : snapshot.files()) {
      hours.computeIfAbsent(file.partition(), hour -> new ArrayList<>()).add(file);
    }
    List<FileEntry> due = new ArrayList<>();
    // Names of partitions sort by time. An hour that is too old has no younger one before it.
    for (List<FileEntry> hour : hours.values()) {
      if (bytesTooMany > 0 || hour.stream().allMatch(file -> isBefore(file, before))) {
        due.addAll(hour);
        bytesTooMany -= hour.stream().mapToLong(FileEntry::bytes).sum();
      }
    }
    return due;
  }

  /** An hour without any time of receipt goes by size alone. */
  private static boolean isBefore(FileEntry file, long beforeMillis) {
    return !file.received().isEmpty() && file.received().max() < beforeMillis;
  }

  /**
   * Lets go what is due.
   *
   * @return the files that went
   */
  public List<FileEntry> expire(Instant now) throws IOException {
    while (true) {
      List<FileEntry> due = due(log.snapshot(), now);
      if (due.isEmpty()) {
        return due;
      }
      Set<String> paths = new LinkedHashSet<>();
      due.forEach(file -> paths.add(file.path()));
      try {
        log.commit(new Change("expire", List.of(), paths, Map.of()));
      } catch (ConflictException e) {
        continue; // compaction has put others in their place
      }
      FileMoves moves = new FileMoves(log.tableDirectory());
      moves.setAside(paths);
      for (FileEntry file : due) {
        moves.deleteEmptyPartition(file.partition());
      }
      AddressIndex.at(log.tableDirectory()).update(Map.of(), paths);
      return due;
    }
  }
}
