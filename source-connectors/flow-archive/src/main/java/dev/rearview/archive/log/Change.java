package dev.rearview.archive.log;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a commit changes, all of it or nothing.
 *
 * @param reason one word for the log: archive, compact, expire, import, adopt
 * @param added files that count from now on
 * @param removed paths of files that do not any more
 * @param handOver journal places to move forward to; others stay
 */
public record Change(
    String reason, List<FileEntry> added, Set<String> removed, Map<String, JournalPlace> handOver) {

  public Change {
    added = List.copyOf(added);
    removed = Set.copyOf(removed);
    handOver = Map.copyOf(handOver);
  }
}
