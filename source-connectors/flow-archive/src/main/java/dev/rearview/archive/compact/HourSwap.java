package dev.rearview.archive.compact;

import dev.rearview.archive.index.AddressFilter;
import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.FileMoves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts new files in the place of an hour's old ones. Whoever reads by the log sees the ones before
 * the commit and the others after; whoever goes by names may miss the hour for the moment from the
 * first of the old names to go to the new one, but never sees a row twice. A crash between any two
 * steps is repaired by {@link dev.rearview.archive.log.Repair}.
 *
 * <p>The new file does not take an old one's name, which could be done at once: who had listed the
 * names before, and opens them one after another, would read rows twice and not know it.
 */
final class HourSwap {
  private final ArchiveLog log;
  private final CompactedHour hour;
  private final Map<String, AddressFilter> filters;
  private final Set<String> removed = new LinkedHashSet<>();

  /**
   * Prepares a swap; nothing is changed yet.
   *
   * @param filters the addresses of the new files, by path
   */
  HourSwap(ArchiveLog log, CompactedHour hour, Map<String, AddressFilter> filters) {
    this.log = log;
    this.hour = hour;
    this.filters = filters;
    hour.before().forEach(file -> removed.add(file.path()));
  }

  /** A step of it. */
  interface Step {
    /** Does it. */
    void run() throws IOException;
  }

  /** All that is to be done, in order. */
  List<Step> steps() {
    Path table = log.tableDirectory();
    FileMoves moves = new FileMoves(table);
    return List.of(
        () -> AddressIndex.at(table).update(filters, Set.of()),
        () -> log.commit(new Change("compact", hour.after(), removed, Map.of())),
        () -> moves.setAside(removed),
        () -> reveal(moves),
        () -> AddressIndex.at(table).update(Map.of(), removed));
  }

  private void reveal(FileMoves moves) throws IOException {
    for (FileEntry file : hour.after()) {
      moves.reveal(file.path());
    }
  }
}
