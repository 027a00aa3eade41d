package dev.rearview.connector.reader;

import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.enumerator.JournalSightingEvent;
import dev.rearview.connector.split.JournalSplit;
import dev.rearview.journal.Journal;
import dev.rearview.journal.JournalPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal on this reader's host: what it holds, looked up again from time to time. */
final class JournalAccess {
  private static final Logger LOG = LoggerFactory.getLogger(JournalAccess.class);

  private final Path root;
  private final boolean bounded;
  private final long intervalNanos;
  private Journal journal;
  private JournalSightingEvent lastSighting;
  private long lastLookNanos;

  JournalAccess(FlowSourceConfig config) {
    this.root = Path.of(config.journal());
    this.bounded = config.bounded();
    this.intervalNanos = config.readsCaptures() ? 0 : config.discoveryInterval().toNanos();
  }

  /** Whether it is time to look for new partitions; never for a bounded read, which looks once. */
  boolean discoveryDue() {
    return !bounded && System.nanoTime() - lastLookNanos >= intervalNanos;
  }

  /** What lies on this host, if that has changed since the last call. */
  Optional<JournalSightingEvent> sighting() throws IOException {
    lastLookNanos = System.nanoTime();
    JournalSightingEvent sighting = look();
    if (sighting.equals(lastSighting)) {
      return Optional.empty();
    }
    lastSighting = sighting;
    return Optional.of(sighting);
  }

  private JournalSightingEvent look() throws IOException {
    if (journal == null && Files.isDirectory(root)) {
      journal = open();
    }
    if (journal != null) {
      return new JournalSightingEvent(journal.id(), journal.partitions());
    }
    if (bounded) {
      throw new NoSuchFileException(
          root.toString(), null, "there is no journal to read; has a collector ever run here?");
    }
    if (lastSighting == null) {
      LOG.warn("There is no journal at {} yet: waiting for a collector to make one", root);
    }
    return new JournalSightingEvent("", List.of());
  }

  /** The journal; null while a collector has made its directory, but not yet the journal in it. */
  private Journal open() throws IOException {
    try {
      return Journal.open(root);
    } catch (NoSuchFileException notYet) {
      if (bounded) {
        throw notYet;
      }
      return null;
    }
  }

  /** The partition that a split means; refuses a split of another journal. */
  JournalPartition partition(JournalSplit split) throws IOException {
    if (journal == null || !journal.id().equals(split.journalId())) {
      throw new IOException(
          "the position is in journal "
              + split.journalId()
              + ", but at "
              + root
              + " there is "
              + (journal == null ? "none" : "journal " + journal.id()));
    }
    return journal.partition(split.partition());
  }
}
