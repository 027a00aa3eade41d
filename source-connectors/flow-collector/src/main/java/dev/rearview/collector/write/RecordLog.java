package dev.rearview.collector.write;

import dev.rearview.journal.JournalAppendException;
import dev.rearview.journal.JournalPosition;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where records go: a journal partition, or in tests something that blocks or fails. */
public interface RecordLog extends AutoCloseable {
  /**
   * Appends whole records from position to limit.
   *
   * @param firstEpochNanos receive time of the first of them
   * @throws JournalAppendException if some could not be appended; then the position of {@code
   *     records} is at the first of those
   * @throws IOException if none could be appended
   */
  void append(ByteBuffer records, int datagrams, long firstEpochNanos) throws IOException;

  /** Forces to disk what was appended so far; callable from another thread than the appending. */
  void sync() throws IOException;

  /** Where the next record goes. */
  JournalPosition position();

  /** Forces everything to disk and lets go of the partition. */
  @Override
  void close() throws IOException;
}
