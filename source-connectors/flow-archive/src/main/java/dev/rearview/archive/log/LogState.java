package dev.rearview.archive.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** What the log says up to a commit; moves on commit by commit. */
final class LogState {

  private static final Comparator<FileEntry> BY_TIME =
      Comparator.comparingLong((FileEntry file) -> file.received().min())
          .thenComparing(FileEntry::path);

  private final Map<String, FileEntry> live = new HashMap<>();
  private final Map<String, Long> removed = new HashMap<>();
  private final Map<String, JournalPlace> handOver = new HashMap<>();
  private long version;

  long version() {
    return version;
  }

  boolean isLive(String path) {
    return live.containsKey(path);
  }

  /** Whether the file is live, or was until not long ago: adding it is a repetition. */
  boolean knows(FileEntry file) {
    return live.containsKey(file.path()) || removed.containsKey(file.path());
  }

  /** Whether all of these places of the journal have been passed. */
  boolean hasPassed(Map<String, JournalPlace> places) {
    return places.entrySet().stream().noneMatch(this::isAhead);
  }

  private boolean isAhead(Map.Entry<String, JournalPlace> place) {
    JournalPlace known = handOver.get(place.getKey());
    return known == null || known.compareTo(place.getValue()) < 0;
  }

  /** Takes in a commit, or a snapshot if nothing was taken in before. */
  void apply(List<String[]> lines, String name) throws IOException {
    version = Long.parseLong(lines.get(0)[3]);
    for (String[] fields : lines.subList(1, lines.size())) {
      switch (fields[0]) {
        case "+" -> {
          live.put(fields[1], LogText.file(fields));
          removed.remove(fields[1]);
        }
        case "-" -> {
          live.remove(fields[1]);
          removed.put(fields[1], Long.parseLong(fields[2]));
        }
        case "@" ->
            handOver.merge(
                fields[1],
                new JournalPlace(Long.parseLong(fields[2]), Long.parseLong(fields[3])),
                (known, next) -> known.compareTo(next) < 0 ? next : known);
        default -> throw new IOException(name + " has a line that is not known: " + fields[0]);
      }
    }
  }

  /** The removed files that are remembered. */
  Set<String> removed() {
    return Set.copyOf(removed.keySet());
  }

  /** Forgets removals, given their path and time. */
  void forgetRemovals(BiPredicate<String, Long> old) {
    removed.entrySet().removeIf(entry -> old.test(entry.getKey(), entry.getValue()));
  }

  /** The text of a snapshot. */
  byte[] snapshot(long millis) {
    LogText text = new LogText("snapshot", version, millis, "snapshot");
    sorted().forEach(text::added);
    removed.forEach(text::removed);
    handOver.forEach(text::handOver);
    return text.finish();
  }

  ArchiveSnapshot view() {
    return new ArchiveSnapshot(version, sorted(), handOver);
  }

  private List<FileEntry> sorted() {
    List<FileEntry> files = new ArrayList<>(live.values());
    files.sort(BY_TIME);
    return files;
  }
}
