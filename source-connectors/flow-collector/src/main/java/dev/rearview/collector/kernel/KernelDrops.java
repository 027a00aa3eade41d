package dev.rearview.collector.kernel;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Datagrams that the kernel dropped before this process could read them, per port. Polled; the
 * kernel's counters are 32 bits wide and are added up here.
 */
public final class KernelDrops {
  private static final long COUNTER_MASK = 0xffff_ffffL;

  private final UdpSocketTable table;
  private Map<Long, Integer> portByInode = Map.of();
  private final Map<Long, Long> latestByInode = new HashMap<>();
  private final Map<Integer, Long> dropsByPort = new ConcurrentHashMap<>();
  private final AtomicLong total = new AtomicLong();

  /** As this table tells. */
  public KernelDrops(UdpSocketTable table) {
    this.table = table;
  }

  /** Looks at these sockets from now on, all of this process. */
  public synchronized void watch(Map<Long, Integer> newPortByInode) {
    portByInode = Map.copyOf(newPortByInode);
    latestByInode.keySet().retainAll(portByInode.keySet());
    dropsByPort.keySet().retainAll(Set.copyOf(portByInode.values()));
  }

  /** Reads the kernel's counters. */
  public synchronized void poll() throws IOException {
    add(table.read());
  }

  void add(List<UdpSocketTable.UdpSocket> sockets) {
    for (UdpSocketTable.UdpSocket socket : sockets) {
      Integer port = portByInode.get(socket.inode());
      if (port != null) {
        Long before = latestByInode.put(socket.inode(), socket.drops());
        long more = (socket.drops() - (before == null ? 0 : before)) & COUNTER_MASK;
        dropsByPort.merge(port, more, Long::sum);
        total.addAndGet(more);
      }
    }
  }

  /** Datagrams dropped so far, those at ports that are no longer looked at included. */
  public long total() {
    return total.get();
  }

  /** Whether the system tells about any of the sockets at all. */
  public boolean isKnown(int port) {
    return dropsByPort.containsKey(port);
  }

  /** Datagrams dropped at the sockets of this port, as of the last poll. */
  public long drops(int port) {
    return dropsByPort.getOrDefault(port, 0L);
  }
}
