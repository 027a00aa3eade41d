package dev.rearview.collector.kernel;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Datagrams that the kernel dropped before this process could read them, per port. Polled; the
 * kernel's counters are 32 bits wide and are added up here.
 */
public final class KernelDrops {
  private static final long COUNTER_MASK = 0xffff_ffffL;

  private final UdpSocketTable table;
  private final Map<Long, Integer> portByInode;
  private final Map<Long, Long> latestByInode = new HashMap<>();
  private final Map<Integer, Long> dropsByPort = new ConcurrentHashMap<>();

  /** Of these sockets, all of this process. */
  public KernelDrops(UdpSocketTable table, Map<Long, Integer> portByInode) {
    this.table = table;
    this.portByInode = Map.copyOf(portByInode);
  }

  /** Reads the kernel's counters; returns how many datagrams were dropped since the last time. */
  public synchronized long poll() throws IOException {
    return add(table.read());
  }

  long add(List<UdpSocketTable.UdpSocket> sockets) {
    long dropped = 0;
    for (UdpSocketTable.UdpSocket socket : sockets) {
      Integer port = portByInode.get(socket.inode());
      if (port != null) {
        Long before = latestByInode.put(socket.inode(), socket.drops());
        long more = (socket.drops() - (before == null ? 0 : before)) & COUNTER_MASK;
        dropsByPort.merge(port, more, Long::sum);
        dropped += more;
      }
    }
    return dropped;
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
