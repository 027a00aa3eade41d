package dev.rearview.collector.stream;

import dev.rearview.collector.address.IpAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the open connections of the whole collector against its limits. Safe for threads. */
final class ConnectionLimits {
  private final int limit;
  private final int exporterLimit;
  private final Map<IpAddress, Integer> openByExporter = new HashMap<>();
  private int open;

  ConnectionLimits(int limit, int exporterLimit) {
    this.limit = limit;
    this.exporterLimit = exporterLimit;
  }

  /** Takes a place for a connection; if there is none, says why. */
  synchronized Optional<ConnectionRefusal> take(IpAddress exporter) {
    int ofExporter = openByExporter.getOrDefault(exporter, 0);
    if (ofExporter >= exporterLimit) {
      return Optional.of(ConnectionRefusal.EXPORTER_LIMIT);
    }
    if (open >= limit) {
      return Optional.of(ConnectionRefusal.LIMIT);
    }
    open++;
    openByExporter.put(exporter, ofExporter + 1);
    return Optional.empty();
  }

  /** Gives the place of a connection back. */
  synchronized void release(IpAddress exporter) {
    open--;
    openByExporter.computeIfPresent(exporter, (key, count) -> count == 1 ? null : count - 1);
  }
}
