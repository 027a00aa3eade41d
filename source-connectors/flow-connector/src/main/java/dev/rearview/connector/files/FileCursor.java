package dev.rearview.connector.files;

import java.io.Closeable;
import java.io.IOException;

/**
 * Records of files, one after another. Used by one thread.
 *
 * @param <T> the record; each one an object of its own
 */
public interface FileCursor<T> extends Closeable {
  /** The next record, or null at the end of the last file. */
  T next() throws IOException;

  /** Flink's timestamp of the record read last: milliseconds since 1970 (UTC), as a rule. */
  long timestamp();

  /** Bytes of files that are not read yet; a guess is good enough. */
  long pendingBytes() throws IOException;

  /** All was read and handed on. */
  void finished() throws IOException;
}
