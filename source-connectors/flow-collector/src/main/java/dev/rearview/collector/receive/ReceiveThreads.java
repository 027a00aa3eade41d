package dev.rearview.collector.receive;

import dev.rearview.collector.kernel.SocketInodes;
import dev.rearview.collector.kernel.UdpSocketTable;
import dev.rearview.collector.listen.Admission;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.settings.CollectorKey;
import dev.rearview.collector.settings.CollectorSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All receive threads of a collector, and the sockets on them. */
public final class ReceiveThreads {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiveThreads.class);

  private final List<ReceiveThread> threads = new ArrayList<>();
  private final CollectorSettings settings;
  private final ExporterSteering steering;

  /** Starts a thread per lane; {@link #bind} begins to receive. */
  public ReceiveThreads(CollectorSettings settings, Transport transport, List<ReceiveLane> lanes) {
    this.settings = settings;
    this.steering = new ExporterSteering(lanes.size());
    for (ReceiveLane lane : lanes) {
      threads.add(new ReceiveThread(transport, lane));
    }
  }

  /**
   * Binds every port on every thread.
   *
   * @throws dev.rearview.collector.settings.CannotStartException if a port is taken
   */
  public void bind() {
    Admission admission = new Admission(settings.accept());
    String chosenBy = CollectorKey.PORTS.key() + " or " + CollectorKey.PORTS_OFFSET.key();
    List<Binding> bindings = new ArrayList<>();
    for (int port : settings.ports()) {
      bindings.add(settings.binding(port, admission, chosenBy));
    }
    open(bindings);
  }

  /**
   * Binds more ports on every thread; all of them, or none.
   *
   * @throws dev.rearview.collector.settings.CannotStartException if one of them is taken
   */
  public void open(List<Binding> bindings) {
    List<Binding> free = new ArrayList<>();
    for (Binding binding : bindings) {
      // Its own sockets would stand in the way of a further address of the same port.
      boolean own = sockets().stream().anyMatch(socket -> socket.port() == binding.port());
      free.add(own ? binding : binding.withPort(PortProbe.free(binding)));
    }
    try {
      for (Binding binding : free) {
        bindOnEveryThread(binding);
      }
    } catch (RuntimeException e) {
      threads.forEach(thread -> thread.close(Set.copyOf(free), 0));
      throw e;
    }
  }

  /**
   * Closes ports on every thread, after what the kernel already holds for them is read.
   *
   * @param mostMillis for each thread; wait no longer even though more comes in
   */
  public void close(Set<Binding> bindings, long mostMillis) {
    sockets().stream()
        .filter(socket -> bindings.contains(socket.binding()))
        .forEach(ReceiveSocket::queueNoMore);
    threads.forEach(thread -> thread.close(bindings, mostMillis));
  }

  /** Datagrams dropped so far because a writer lagged, those of closed ports included. */
  public long ringFull() {
    return threads.stream()
        .flatMap(thread -> thread.counters().all())
        .mapToLong(PortCounters::ringFull)
        .sum();
  }

  /** What a port received so far, at all of its sockets, closed ones included. */
  public Stream<PortCounters> counters(int port) {
    return threads.stream().flatMap(thread -> thread.counters().of(port));
  }

  /** All threads, in the order of their lanes. */
  public List<ReceiveThread> threads() {
    return List.copyOf(threads);
  }

  /** What keeps each exporter on one of the threads. */
  public ExporterSteering steering() {
    return steering;
  }

  /** All sockets, thread by thread. */
  public List<ReceiveSocket> sockets() {
    return threads.stream().flatMap(thread -> thread.sockets().stream()).toList();
  }

  /** The kernel's names for the sockets, each with its port; empty where it does not tell. */
  public Map<Long, Integer> portByInode() {
    Map<Long, Integer> portByInode = new HashMap<>();
    Set<Integer> unknown = new HashSet<>();
    for (ReceiveSocket socket : sockets()) {
      OptionalInt descriptor = socket.descriptor();
      if (descriptor.isPresent()) {
        SocketInodes.ofDescriptor(descriptor.getAsInt())
            .ifPresent(inode -> portByInode.put(inode, socket.port()));
      } else {
        unknown.add(socket.port());
      }
    }
    if (!unknown.isEmpty()) {
      addByPort(portByInode, unknown);
    }
    return portByInode;
  }

  /**
   * Waits until what the kernel already holds for the sockets is read.
   *
   * @param mostMillis for each thread; wait no longer even though more comes in
   */
  public void drain(long mostMillis) {
    threads.forEach(thread -> thread.drain(mostMillis));
  }

  /** Closes all sockets and ends the threads. */
  public void close() {
    threads.forEach(ReceiveThread::close);
  }

  private void bindOnEveryThread(Binding binding) {
    for (ReceiveThread thread : threads) {
      ReceiveSocket socket = thread.bind(binding, settings.receiveBufferBytes());
      if (thread == threads.get(0)) {
        steering.attach(socket.channel());
      }
    }
  }

  private static void addByPort(Map<Long, Integer> portByInode, Set<Integer> ports) {
    Set<Long> own = SocketInodes.ofThisProcess();
    try {
      for (UdpSocketTable.UdpSocket socket : new UdpSocketTable().read()) {
        if (ports.contains(socket.localPort()) && own.contains(socket.inode())) {
          portByInode.put(socket.inode(), socket.localPort());
        }
      }
    } catch (IOException e) {
      LOG.info("cannot tell what the kernel drops: {}", e.toString());
    }
  }

  /** Says how large a receive buffer the system granted. */
  public void logReceiveBuffer() {
    int requested = settings.receiveBufferBytes();
    if (sockets().isEmpty()) {
      return;
    }
    int granted = sockets().stream().mapToInt(ReceiveSocket::grantedBytes).min().orElse(0);
    if (granted < requested) {
      LOG.warn(
          "receive buffer: {} KiB per socket granted of {} KiB requested; raise it with: sysctl -w"
              + " net.core.rmem_max={}",
          granted / 1024,
          requested / 1024,
          requested);
    } else {
      LOG.info("receive buffer: {} KiB per socket, as requested", granted / 1024);
    }
  }
}
