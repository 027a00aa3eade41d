package dev.rearview.connector.reader;

import dev.rearview.journal.JournalPosition;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tells the journal, once a checkpoint is complete, that what lies before it is safe elsewhere:
 * retention may then delete it.
 */
final class CommittedPositions {
  private final String consumer;
  private final NavigableMap<Long, Map<JournalCursor, JournalPosition>> byCheckpoint =
      new TreeMap<>();

  /**
   * @param consumer name to commit under; empty: nothing is committed
   */
  CommittedPositions(String consumer) {
    this.consumer = consumer;
  }

  /** Remembers where the cursors stand at the given checkpoint. */
  void remember(long checkpointId, Collection<SplitCursor> cursors) {
    if (consumer.isEmpty()) {
      return;
    }
    Map<JournalCursor, JournalPosition> positions = new LinkedHashMap<>();
    for (SplitCursor cursor : cursors) {
      if (cursor instanceof JournalCursor journal) {
        positions.put(journal, journal.position());
      }
    }
    byCheckpoint.put(checkpointId, positions);
  }

  /** Commits what was remembered for the given checkpoint; earlier ones are forgotten. */
  void commit(long checkpointId) throws IOException {
    Map<JournalCursor, JournalPosition> positions = byCheckpoint.get(checkpointId);
    byCheckpoint.headMap(checkpointId, true).clear();
    if (positions != null) {
      for (Map.Entry<JournalCursor, JournalPosition> entry : positions.entrySet()) {
        entry.getKey().commit(consumer, entry.getValue());
      }
    }
  }
}
