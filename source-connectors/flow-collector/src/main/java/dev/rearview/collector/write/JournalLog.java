package dev.rearview.collector.write;

import dev.rearview.journal.JournalPosition;
import dev.rearview.journal.JournalWriter;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A partition of the journal on disk. */
public final class JournalLog implements RecordLog {
  private final JournalWriter writer;

  /** Owns the writer from now on. */
  public JournalLog(JournalWriter writer) {
    this.writer = writer;
  }

  @Override
  public void append(ByteBuffer records, int datagrams, long firstEpochNanos) throws IOException {
    writer.append(records, datagrams, firstEpochNanos);
  }

  @Override
  public void sync() throws IOException {
    writer.sync();
  }

  @Override
  public JournalPosition position() {
    return writer.position();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
