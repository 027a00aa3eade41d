package dev.rearview.collector.receive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The counters of one thread's ports. They stay when a socket is closed, and go on counting for the
 * next one of the same port, so that a port which changes its address, or comes back, does not
 * begin anew. One thread opens and closes ports; any thread reads.
 *
 * @param <C> the counters
 */
public final class CountersByPort<C> {
  private final Supplier<C> fresh;
  private final Map<Integer, List<C>> byPort = new ConcurrentHashMap<>();

  /** None yet; made as they are needed. */
  public CountersByPort(Supplier<C> fresh) {
    this.fresh = fresh;
  }

  /**
   * Those of one more socket of a port.
   *
   * @param inUse those of the sockets that are open: no two count with the same
   */
  public C take(int port, Collection<C> inUse) {
    List<C> known = byPort.computeIfAbsent(port, absent -> new CopyOnWriteArrayList<>());
    for (C counters : known) {
      if (!inUse.contains(counters)) {
        return counters;
      }
    }
    C counters = fresh.get();
    known.add(counters);
    return counters;
  }

  /** All of a port, those of sockets that were closed included. */
  public Stream<C> of(int port) {
    return byPort.getOrDefault(port, List.of()).stream();
  }

  /** Those of all ports. */
  public Stream<C> all() {
    return byPort.values().stream().flatMap(List::stream);
  }
}
