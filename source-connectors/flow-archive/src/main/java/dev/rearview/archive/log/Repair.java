package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ends what a process that was killed had begun: whatever it was, the log says which files count,
 * and this moves them to where they belong.
 *
 * @param setAside files that the log had removed, and that lay there all the same
 * @param revealed files that count, and still had their hidden name
 * @param deleted files that were begun and never came to count, older than the grace
 */
public record Repair(int setAside, int revealed, int deleted) {

  /**
   * Repairs a table. Others may read it, commit to it and swap files in it meanwhile.
   *
   * @param grace how old a begun file must be to be given up; and how long ago a file must have
   *     been set aside to be deleted
   */
  public static Repair run(ArchiveLog log, Duration grace) throws IOException {
    Path table = log.tableDirectory();
    FileMoves moves = new FileMoves(table);
    // The files first, then the log: what is committed in between is live, or removed by then.
    List<Path> hidden = DataFiles.hidden(table);
    Set<String> visible = new HashSet<>();
    DataFiles.visible(table).forEach(file -> visible.add(DataFiles.path(table, file)));
    Set<String> live = new HashSet<>();
    log.snapshot().files().forEach(file -> live.add(file.path()));

    List<String> removed = new ArrayList<>(log.removedOfLate());
    removed.retainAll(visible);
    moves.setAside(removed);
    int revealed = 0;
    int deleted = 0;
    for (Path file : hidden) {
      String path = DataFiles.pathOfHidden(table, file);
      if (live.contains(path)) {
        moves.reveal(path);
        revealed++;
      } else if (isOlder(file, grace) && Files.deleteIfExists(file)) {
        deleted++;
      }
    }
    moves.deleteSetAside(grace);
    return new Repair(removed.size(), revealed, deleted);
  }

  /** Whether there was nothing to repair. */
  public boolean isNothing() {
    return setAside + revealed + deleted == 0;
  }

  private static boolean isOlder(Path file, Duration age) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(age));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
