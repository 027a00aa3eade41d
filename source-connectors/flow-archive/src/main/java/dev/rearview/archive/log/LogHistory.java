package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was read of a log so far, and how to read on. A commit that is missing is told from one that
 * is not there yet, and from old ones that were deleted: these two are no error.
 */
final class LogHistory {
  private final LogDirectory files;
  private final Adoption adoption;
  private LogState state = new LogState();
  private long lastSnapshot;

  /** The greatest number that a commit had. */
  private long seen;

  /** A history of which nothing is read yet. */
  LogHistory(LogDirectory files, Adoption adoption) {
    this.files = files;
    this.adoption = adoption;
  }

  /** What the log says, as of what was read: another object once it had to be read anew. */
  LogState state() {
    return state;
  }

  /** Number of the newest snapshot that is known; 0 for none. */
  long lastSnapshot() {
    return lastSnapshot;
  }

  /** There is a snapshot of that number. */
  void lastSnapshot(long version) {
    lastSnapshot = version;
  }

  /** Reads what was committed since, or all there is. */
  void refresh() throws IOException {
    long base = state.version();
    if (base == 0) {
      reload();
    } else {
      follow();
      // As long as the one before is there, none of those after it has been deleted (and then, by
      // somebody who stood still, made once more).
      if (!Files.exists(files.commit(base))) {
        reload();
      }
    }
    if (state.version() < seen) {
      throw new BrokenLogException(files.commit(seen), "and was there a while ago");
    }
    seen = state.version();
  }

  /** Reads the newest snapshot and what came after. */
  void reload() throws IOException {
    while (true) {
      state = new LogState();
      NavigableSet<Long> snapshots = files.snapshots();
      lastSnapshot = snapshots.isEmpty() ? 0 : snapshots.last();
      if (lastSnapshot > 0 && !read(files.snapshot(lastSnapshot))) {
        continue;
      }
      follow();
      long first = Math.max(1, lastSnapshot);
      if (state.version() > 0 && Files.exists(files.commit(first))) {
        return;
      }
      if (lastSnapshot > 0 && files.snapshots().last() == lastSnapshot) {
        throw new BrokenLogException(
            files.commit(lastSnapshot), "though the snapshot of that number is there");
      }
      if (state.version() == 0 && files.commits().isEmpty() && files.snapshots().isEmpty()) {
        Optional<byte[]> adopted = adoption.commit();
        if (adopted.isEmpty()) {
          return;
        }
        // If somebody else was faster, that is as good.
        files.putCommit(1, adopted.get());
      }
    }
  }

  /** Reads all commits that came next. */
  private void follow() throws IOException {
    long start = state.version();
    while (true) {
      while (read(files.commit(state.version() + 1))) {
        // on to the next
      }
      long next = state.version() + 1;
      OptionalLong later = files.firstAfter(next);
      if (later.isEmpty() || isForgotten(start)) {
        return;
      }
      if (!Files.exists(files.commit(next)) && !isForgotten(start)) {
        throw files.gap(next, later.getAsLong());
      }
    }
  }

  /**
   * Whether old commits have been deleted up to the given one at least, from which on they were
   * read: they are deleted from the first one on.
   */
  private boolean isForgotten(long start) throws IOException {
    return !Files.exists(files.commit(Math.max(1, start)))
        && (start > 0 || !files.snapshots().isEmpty());
  }

  /** Takes in a commit that this process has put in place. */
  void take(byte[] whole, Path file) throws IOException {
    apply(whole, file);
    seen = state.version();
  }

  private boolean read(Path file) throws IOException {
    byte[] whole;
    try {
      whole = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return false;
    }
    apply(whole, file);
    return true;
  }

  private void apply(byte[] whole, Path file) throws IOException {
    String text = new String(whole, StandardCharsets.UTF_8);
    state.apply(LogText.lines(text, file.toString()), file.toString());
  }
}
