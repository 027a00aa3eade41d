package dev.rearview.journal;

import java.nio.file.Path;
import java.util.Map;

/**
 * A collector that somebody else's process hosts. Found by {@link java.util.ServiceLoader}, so that
 * the Flink source can host one without knowing a network library.
 */
public interface EmbeddedCollector extends AutoCloseable {
  /** Makes collectors; the service that is looked up. */
  interface Provider {
    /**
     * Binds the sockets and starts writing to the journal.
     *
     * @param journal root directory of the journal; created if absent
     * @param settings the collector's settings by their documented keys ({@code collector.*})
     * @return the running collector
     * @throws IllegalStateException if a port is taken or a setting is wrong; the message says
     *     which
     */
    EmbeddedCollector start(Path journal, Map<String, String> settings);
  }

  /** Stops receiving, writes out what was received, and closes the journal. */
  @Override
  void close();
}
