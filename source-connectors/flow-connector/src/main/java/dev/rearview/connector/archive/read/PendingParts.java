package dev.rearview.connector.archive.read;

import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.index.FileSelection;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.predicate.Predicate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The files that nobody was given yet, in order of time, and what commits make of them, so that
 * each row is read once:
 *
 * <ul>
 *   <li>Files that a commit adds are read after all others, unless the commit is a compaction's:
 *       its files have the rows of those that it removes.
 *   <li>A compaction whose removed files are all still here takes their place.
 *   <li>If one of them was handed out already, the others are read as they were: they lie aside for
 *       as long as compaction's grace time.
 *   <li>Files that are removed for any other reason are not read.
 * </ul>
 *
 * <p>Files that cannot hold a wanted row stay here until it is their turn, and are passed over
 * then: what is here is what was not handed out.
 */
final class PendingParts {
  /** The reason of a commit that only puts rows into other files. */
  static final String COMPACTION = "compact";

  /** What opening a file costs, in bytes that could have been read meanwhile. */
  private static final long OPENING_BYTES = 64 << 10;

  /** Rows of a row group of a compacted file, about: a file of fewer is not divided. */
  private static final long ROW_GROUP_ROWS = 1 << 20;

  private static final int MAX_PARTS_OF_A_SPLIT = 50_000;
  private static final Comparator<FileEntry> BY_TIME =
      Comparator.comparingLong((FileEntry file) -> file.received().min())
          .thenComparing(FileEntry::path);

  private final AddressIndex index;
  private final ToLongFunction<FileEntry> bytesRead;
  private final Set<String> unwanted = new HashSet<>();
  private Deque<FilePart> parts = new ArrayDeque<>();
  private final Predicate predicate;

  /**
   * @param predicate which rows are wanted; null for all
   * @param index of addresses
   * @param bytesRead how many bytes of a file have to be read, about
   */
  PendingParts(Predicate predicate, AddressIndex index, ToLongFunction<FileEntry> bytesRead) {
    this.predicate = predicate;
    this.index = index;
    this.bytesRead = bytesRead;
  }

  /** What was here when a checkpoint was made. */
  void restore(List<FilePart> restored) {
    parts = new ArrayDeque<>(restored);
    judge(restored.stream().map(FilePart::file).distinct().toList());
  }

  /** Files behind all others. */
  void add(List<FileEntry> files, long splitBytes) {
    judge(files);
    files.stream().sorted(BY_TIME).forEach(file -> parts.addAll(divided(file, splitBytes)));
  }

  /** What a commit changes. */
  void apply(Change change, long splitBytes) {
    if (!change.reason().equals(COMPACTION)) {
      parts.removeIf(part -> change.removed().contains(part.file().path()));
      add(change.added(), splitBytes);
    } else if (allHere(change.removed())) {
      List<FilePart> after = new ArrayList<>();
      List<FilePart> replaced = new ArrayList<>();
      judge(change.added());
      change.added().stream()
          .sorted(BY_TIME)
          .forEach(file -> replaced.addAll(divided(file, splitBytes)));
      boolean placed = false;
      for (FilePart part : parts) {
        if (!change.removed().contains(part.file().path())) {
          after.add(part);
        } else if (!placed) {
          after.addAll(replaced);
          placed = true;
        }
      }
      parts = new ArrayDeque<>(after);
    }
  }

  private boolean allHere(Set<String> paths) {
    Map<String, Integer> missing = new HashMap<>();
    for (FilePart part : parts) {
      if (paths.contains(part.file().path())) {
        missing.merge(part.file().path(), part.parts() - 1, (left, more) -> left - 1);
      }
    }
    return !paths.isEmpty()
        && missing.size() == paths.size()
        && missing.values().stream().allMatch(left -> left == 0);
  }

  private void judge(List<FileEntry> files) {
    Set<FileEntry> wanted =
        new HashSet<>(FileSelection.of(new ArchiveSnapshot(0, files, Map.of()), predicate, index));
    for (FileEntry file : files) {
      if (!wanted.contains(file)) {
        unwanted.add(file.path());
      }
    }
  }

  /** The first of what is wanted, of so many bytes if there are. */
  Optional<List<FilePart>> take(long splitBytes) {
    List<FilePart> taken = new ArrayList<>();
    long bytes = 0;
    while (!parts.isEmpty() && taken.size() < MAX_PARTS_OF_A_SPLIT) {
      FilePart next = parts.peek();
      if (unwanted.contains(next.file().path())) {
        parts.remove();
        if (next.part() == next.parts() - 1) {
          unwanted.remove(next.file().path());
        }
        continue;
      }
      long cost = cost(next);
      if (!taken.isEmpty() && bytes + cost > splitBytes) {
        break;
      }
      bytes += cost;
      taken.add(parts.remove());
    }
    return taken.isEmpty() ? Optional.empty() : Optional.of(taken);
  }

  private long cost(FilePart part) {
    long bytes = bytesRead.applyAsLong(part.file());
    return bytes == 0 ? 0 : OPENING_BYTES + bytes / part.parts();
  }

  private List<FilePart> divided(FileEntry file, long splitBytes) {
    long bytes = bytesRead.applyAsLong(file);
    int count = (int) Math.max(1, Math.min(bytes / splitBytes + 1, file.rows() / ROW_GROUP_ROWS));
    List<FilePart> divided = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      divided.add(new FilePart(file, part, count));
    }
    return divided;
  }

  /** Bytes to be read of what is wanted, about. */
  long bytes() {
    return parts.stream()
        .filter(part -> !unwanted.contains(part.file().path()))
        .mapToLong(this::cost)
        .sum();
  }

  /** Files of which something is wanted. */
  long wantedFiles() {
    return parts.stream()
        .map(part -> part.file().path())
        .filter(path -> !unwanted.contains(path))
        .distinct()
        .count();
  }

  /** All that is here, for a checkpoint. */
  List<FilePart> all() {
    return List.copyOf(parts);
  }
}
