package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table made from files, made anew when they change. A version that cannot be read leaves the
 * table as it was, and is logged once. Reading the table and refreshing it may happen in several
 * threads.
 *
 * @param <T> the table
 */
public final class ReloadingTable<T> {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadingTable.class);

  private final TableSource<T> source;
  private volatile T current;
  private volatile String problem;
  private volatile T loaded;
  private volatile boolean refused;
  private volatile int loads;
  private volatile int refusals;
  private volatile long loadedEpochSecond;
  private List<FileStamp> seen;

  /** Loads the table for the first time. */
  public ReloadingTable(TableSource<T> source) {
    this.source = source;
    this.current = source.empty();
    refresh();
  }

  /** The table as it is now. */
  public T current() {
    return current;
  }

  /** What is wrong with the files as they are now, if anything: none at all, or one that is bad. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** How often the table was loaded. */
  int loads() {
    return loads;
  }

  /** How many versions of its files were not taken, as they could not be read. */
  int refusals() {
    return refusals;
  }

  /** When the table was loaded last; 0 if never. */
  long loadedEpochSecond() {
    return loadedEpochSecond;
  }

  /** Whether a file as it is now cannot be read. */
  boolean bad() {
    return refused || source.incomplete(current);
  }

  /** Whether the table is of an earlier version of its files: they are bad now, or gone. */
  boolean stale() {
    return (loaded != null && problem != null) || source.outdated(current);
  }

  /** Loads the table again, if a file has changed since the last time, was added or removed. */
  public synchronized void refresh() {
    try {
      List<FileStamp> stamps = stamps(source.files());
      if (stamps.equals(seen)) {
        return;
      }
      boolean first = seen == null;
      seen = stamps;
      refused = false;
      if (stamps.isEmpty()) {
        absent();
        return;
      }
      current = load(stamps);
      problem = null;
      if (!first) {
        LOG.info("{}: loaded anew", source.description());
      }
    } catch (IOException | UdfException e) {
      report(e.getMessage());
    }
  }

  private synchronized T load(List<FileStamp> stamps) throws IOException {
    try {
      loaded = source.load(stamps, loaded);
    } catch (IOException | UdfException e) {
      refused = true;
      refusals++;
      throw e;
    }
    loads++;
    loadedEpochSecond = Instant.now().getEpochSecond();
    return loaded;
  }

  /** Files that vanish are about to be replaced, mostly: what they said stays until then. */
  private void absent() {
    if (loaded != null || !source.absence().isEmpty()) {
      report(source.absence().isEmpty() ? "its file is gone" : source.absence());
    }
  }

  private void report(String message) {
    if (!message.equals(problem)) {
      problem = message;
      String kept = loaded == null ? "nothing is known yet" : "what was known stays";
      LOG.warn("{}: {}; {}", source.description(), message, kept);
    }
  }

  private static List<FileStamp> stamps(List<Path> files) throws IOException {
    List<FileStamp> stamps = new ArrayList<>(files.size());
    for (Path file : files) {
      stamps.add(FileStamp.of(file));
    }
    return stamps;
  }
}
