package dev.rearview.archive.log;

import dev.rearview.archive.write.FileEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The log of one table of the archive: which of its files count. Any number of threads and
 * processes read it and commit to it at the same time, through as many objects as they like.
 *
 * <p>A commit is a numbered file, put in place whole and only if nobody was faster: who was not
 * looks at what has changed and tries again.
 *
 * <p>A directory with data files but without a log, as an earlier release left it, is taken over
 * when it is first looked at: the footers of all files are read once. A log of which a commit is
 * missing is neither read nor written to: {@link BrokenLogException}.
 */
public final class ArchiveLog {

  /** Commits from one snapshot to the next. */
  static final int SNAPSHOT_INTERVAL = 100;

  /** How long a removed file is remembered, so that adding it once more is seen as repetition. */
  private static final Duration REMOVALS_KEPT = Duration.ofDays(1);

  /**
   * Who follows the log may stand still for so long, as a query does that is stopped for a while.
   */
  private static final Duration COMMITS_KEPT = Duration.ofDays(1);

  private static final int LOCATE_ATTEMPTS = 5;

  private final Path tableDirectory;
  private final LogDirectory files;
  private final LogHistory history;
  private final Duration commitsKept;
  private LogState viewed;
  private ArchiveSnapshot view;

  ArchiveLog(Path tableDirectory, FooterReader footers, Duration commitsKept) {
    this.tableDirectory = tableDirectory.toAbsolutePath().normalize();
    this.files = new LogDirectory(this.tableDirectory);
    this.history = new LogHistory(files, new Adoption(this.tableDirectory, footers));
    this.commitsKept = commitsKept;
  }

  /** The log of the table in a directory, which need not exist yet. Reads nothing by itself. */
  public static ArchiveLog at(Path tableDirectory) {
    return new ArchiveLog(tableDirectory, new FileEntries.Reader(), COMMITS_KEPT);
  }

  /** The table's directory, absolute. */
  public Path tableDirectory() {
    return tableDirectory;
  }

  /** The archive as of now. */
  public synchronized ArchiveSnapshot snapshot() throws IOException {
    history.refresh();
    return view();
  }

  /**
   * Begins the log of a table that has none, after taking over what an earlier release left. What
   * is put into the directory from then on counts only once it is committed.
   */
  public synchronized void begin() throws IOException {
    history.refresh();
    while (history.state().version() == 0) {
      put(new Change("begin", List.of(), Set.of(), Map.of()));
      history.refresh();
    }
  }

  /**
   * Makes a change, on top of whatever others have changed. Files that are live already, or were
   * until a compaction or expiry of late, are not added again: repeating a commit does nothing.
   *
   * @return the archive as of then
   * @throws ConflictException if a file to be removed is not live; then nothing is changed
   * @throws NoSuchFileException if a file to be added is not there; then nothing is changed
   */
  public synchronized ArchiveSnapshot commit(Change change) throws IOException {
    while (true) {
      history.refresh();
      Change effective = effective(change);
      if (effective.added().isEmpty()
          && effective.removed().isEmpty()
          && history.state().hasPassed(effective.handOver())) {
        return view();
      }
      if (put(effective)) {
        writeSnapshotIfDue();
        return view();
      }
    }
  }

  /** Paths of files that were removed of late, or lie in their place all the same. */
  synchronized Set<String> removedOfLate() throws IOException {
    history.refresh();
    return history.state().removed();
  }

  /**
   * Where a file lies now: at its path, or under a hidden name while compaction is putting it
   * there, or set aside since it was removed from the log. If it cannot be opened there, it was
   * being moved: look again.
   *
   * @throws NoSuchFileException if it is gone: the snapshot that it is from is too old
   */
  public Path locate(FileEntry file) throws NoSuchFileException {
    for (int attempt = 0; attempt < LOCATE_ATTEMPTS; attempt++) {
      for (Path place : places(file.path())) {
        if (Files.exists(place)) {
          return place;
        }
      }
    }
    throw new NoSuchFileException(
        tableDirectory.resolve(file.path()).toString(),
        null,
        "it is gone, and with it %d rows that the log counts: deleted by hand, or a query took longer"
                .formatted(file.rows())
            + " than archive.grace. `./rearview archive verify` names all that are missing");
  }

  private List<Path> places(String path) {
    return List.of(
        tableDirectory.resolve(path),
        DataFiles.hidden(tableDirectory, path),
        DataFiles.superseded(tableDirectory, path));
  }

  private ArchiveSnapshot view() {
    LogState state = history.state();
    if (state != viewed || view.version() != state.version()) {
      view = state.view();
      viewed = state;
    }
    return view;
  }

  /** What a change comes to, given what is live: nothing of it if all of it has been done. */
  private Change effective(Change change) throws IOException {
    LogState state = history.state();
    List<FileEntry> added = change.added().stream().filter(file -> !state.knows(file)).toList();
    boolean repeated = added.isEmpty() && !change.added().isEmpty();
    List<String> gone = change.removed().stream().filter(path -> !state.isLive(path)).toList();
    if (repeated && gone.size() == change.removed().size()) {
      return new Change(change.reason(), added, Set.of(), change.handOver());
    }
    if (!gone.isEmpty()) {
      throw new ConflictException(gone.get(0));
    }
    if (!change.handOver().isEmpty() && state.hasPassed(change.handOver())) {
      added = added.stream().filter(this::isThere).toList();
    }
    for (FileEntry file : added) {
      if (!isThere(file)) {
        throw new NoSuchFileException(tableDirectory.resolve(file.path()).toString());
      }
    }
    return new Change(change.reason(), added, change.removed(), change.handOver());
  }

  private boolean isThere(FileEntry file) {
    return Files.exists(tableDirectory.resolve(file.path()))
        || Files.exists(DataFiles.hidden(tableDirectory, file.path()));
  }

  /** Puts the next commit in place; false if somebody else's is there. */
  private boolean put(Change change) throws IOException {
    long base = history.state().version();
    long millis = System.currentTimeMillis();
    LogText text = new LogText("commit", base + 1, millis, change.reason());
    change.added().forEach(text::added);
    change.removed().forEach(path -> text.removed(path, millis));
    change.handOver().forEach(text::handOver);
    byte[] whole = text.finish();
    if (!files.putCommit(base + 1, whole)) {
      return false;
    }
    if (base > 0 && !Files.exists(files.commit(base))) {
      // This process stood still for so long that the number may have been free again. Whether the
      // commit was in time, the log itself knows.
      history.reload();
      return false;
    }
    history.take(whole, files.commit(base + 1));
    return true;
  }

  private void writeSnapshotIfDue() throws IOException {
    LogState state = history.state();
    long version = state.version();
    if (version - history.lastSnapshot() < SNAPSHOT_INTERVAL) {
      return;
    }
    long due = version - version % SNAPSHOT_INTERVAL;
    if (version == due || !Files.exists(files.snapshot(due))) {
      long now = System.currentTimeMillis();
      long since = now - REMOVALS_KEPT.toMillis();
      state.forgetRemovals(
          (path, time) -> time < since && !Files.exists(tableDirectory.resolve(path)));
      files.putSnapshot(version, state.snapshot(now));
      files.deleteOld(now - commitsKept.toMillis());
      history.lastSnapshot(version);
    } else {
      history.lastSnapshot(due);
    }
  }
}
