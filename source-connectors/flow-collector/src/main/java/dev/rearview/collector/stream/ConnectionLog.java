package dev.rearview.collector.stream;

import dev.rearview.collector.address.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what happened to connections: at most a line a minute for each exporter and kind of event.
 * Used by one thread.
 */
final class ConnectionLog {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);
  private static final long INTERVAL_NANOS = 60_000_000_000L;
  private static final int MOST_REMEMBERED = 1_024;

  private final LongSupplier monotonicNanos;
  private final Map<Event, Long> loggedNanos =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Event, Long> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  ConnectionLog(LongSupplier monotonicNanos) {
    this.monotonicNanos = monotonicNanos;
  }

  private record Event(IpAddress exporter, Enum<?> kind) {}

  /** Logs the line unless one of the kind was logged for this exporter within the last minute. */
  void warn(IpAddress exporter, Enum<?> kind, String line) {
    long now = monotonicNanos.getAsLong();
    Event event = new Event(exporter, kind);
    Long before = loggedNanos.get(event);
    if (before == null || now - before >= INTERVAL_NANOS) {
      loggedNanos.remove(event);
      loggedNanos.put(event, now);
      LOG.warn(line);
    }
  }
}
