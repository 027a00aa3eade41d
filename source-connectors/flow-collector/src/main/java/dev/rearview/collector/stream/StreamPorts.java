package dev.rearview.collector.stream;

import dev.rearview.collector.listen.Admission;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.receive.ExporterSteering;
import dev.rearview.collector.receive.ReceiveThread;
import dev.rearview.collector.receive.ReceiveThreads;
import dev.rearview.collector.settings.CollectorKey;
import dev.rearview.collector.settings.CollectorSettings;
import dev.rearview.collector.settings.StreamSettings;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ports of a collector that exporters connect to, over TCP and over TLS. Every receive thread
 * listens on each of them, the kernel spreads the connections by the exporter's address.
 */
public final class StreamPorts {
  private final CollectorSettings collector;
  private final StreamSettings settings;
  private final ExporterSteering steering;
  private final List<StreamThread> threads = new ArrayList<>();

  /** On these threads; {@link #bind} begins to listen. */
  public StreamPorts(CollectorSettings collector, ReceiveThreads receivers) {
    this.collector = collector;
    this.settings = collector.streams();
    this.steering = receivers.steering();
    ConnectionLimits limits =
        new ConnectionLimits(settings.connectionLimit(), settings.exporterConnectionLimit());
    for (ReceiveThread thread : receivers.threads()) {
      threads.add(new StreamThread(thread, settings, limits));
    }
  }

  /**
   * Binds every port on every thread.
   *
   * @throws dev.rearview.collector.settings.CannotStartException if a port is taken, or a
   *     certificate cannot be used
   */
  public void bind() {
    open(bindings(settings.tcpPorts(), CollectorKey.TCP_PORTS), Optional.empty());
    if (!settings.tlsPorts().isEmpty()) {
      Optional<SslContext> tls = Optional.of(TlsContext.of(settings.tls()));
      open(bindings(settings.tlsPorts(), CollectorKey.TLS_PORTS), tls);
    }
  }

  /**
   * Binds more ports for TCP on every thread; all of them, or none.
   *
   * @throws dev.rearview.collector.settings.CannotStartException if one of them is taken
   */
  public void open(List<Binding> bindings) {
    open(bindings, Optional.empty());
  }

  /**
   * Closes ports on every thread, and their connections, after what the kernel already holds for
   * them is read.
   *
   * @param mostMillis for each thread; wait no longer even though exporters go on
   */
  public void close(Set<Binding> bindings, long mostMillis) {
    threads.forEach(thread -> thread.close(bindings, mostMillis));
  }

  /** Closes the connections of exporters that their port does not admit any more. */
  public void closeUnadmitted() {
    threads.forEach(StreamThread::closeUnadmitted);
  }

  /** Prepares a process that has no other use for TLS; to be called before any TLS is used. */
  public static void prepareProcess() {
    TlsContext.sendNoTickets();
  }

  /** All listening sockets, thread by thread. */
  public List<StreamSocket> sockets() {
    return threads.stream().flatMap(thread -> thread.sockets().stream()).toList();
  }

  /** Connections refused so far because too many were open, those to closed ports included. */
  public long refusedAtLimits() {
    return threads.stream()
        .flatMap(thread -> thread.counters().all())
        .mapToLong(StreamCounters::refusedAtLimits)
        .sum();
  }

  /** What came in at a port so far, at all of its sockets, closed ones included. */
  public Stream<StreamCounters> counters(int port) {
    return threads.stream().flatMap(thread -> thread.counters().of(port));
  }

  /**
   * Accepts no more connections, and waits until what the kernel already holds of the open ones is
   * in the rings.
   *
   * @param mostMillis for each thread; wait no longer even though exporters go on
   * @param mostHeldBackMillis likewise, even though the disk is too slow
   */
  public void drain(long mostMillis, long mostHeldBackMillis) {
    threads.forEach(StreamThread::stopListening);
    threads.forEach(thread -> thread.drain(mostMillis, mostHeldBackMillis));
  }

  /** Closes everything; returns how many messages had been read and are lost. */
  public long close() {
    return threads.stream().mapToLong(StreamThread::close).sum();
  }

  private List<Binding> bindings(List<Integer> ports, CollectorKey key) {
    Admission admission = new Admission(collector.accept());
    String chosenBy = key.key() + " or " + CollectorKey.PORTS_OFFSET.key();
    return ports.stream().map(port -> collector.binding(port, admission, chosenBy)).toList();
  }

  private void bindOnEveryThread(Binding binding, Optional<SslContext> tls) {
    for (StreamThread thread : threads) {
      Channel listening = thread.bind(binding, tls);
      if (thread == threads.get(0)) {
        steering.attach(listening);
      }
    }
  }

  private void open(List<Binding> bindings, Optional<SslContext> tls) {
    List<Binding> free = new ArrayList<>();
    for (Binding binding : bindings) {
      // Its own sockets would stand in the way of a further address of the same port.
      boolean own = sockets().stream().anyMatch(socket -> socket.port() == binding.port());
      free.add(own ? binding : binding.withPort(ListenPort.free(binding)));
    }
    try {
      for (Binding binding : free) {
        bindOnEveryThread(binding, tls);
      }
    } catch (RuntimeException e) {
      threads.forEach(thread -> thread.close(Set.copyOf(free), 0));
      throw e;
    }
  }
}
