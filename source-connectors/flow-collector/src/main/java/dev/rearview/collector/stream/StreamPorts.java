package dev.rearview.collector.stream;

import dev.rearview.collector.receive.ReceiveThread;
import dev.rearview.collector.receive.ReceiveThreads;
import dev.rearview.collector.settings.StreamSettings;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ports of a collector that exporters connect to, over TCP and over TLS. Every receive thread
 * listens on each of them, the kernel spreads the connections.
 */
public final class StreamPorts {
  private final StreamSettings settings;
  private final InetAddress host;
  private final List<StreamThread> threads = new ArrayList<>();

  /** On these threads; {@link #bind} begins to listen. */
  public StreamPorts(StreamSettings settings, ReceiveThreads receivers) {
    this.settings = settings;
    this.host = receivers.host();
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
    for (int port : settings.tcpPorts()) {
      bind(port, Optional.empty());
    }
    if (!settings.tlsPorts().isEmpty()) {
      Optional<SslContext> tls = Optional.of(TlsContext.of(settings.tls()));
      for (int port : settings.tlsPorts()) {
        bind(port, tls);
      }
    }
  }

  /** Prepares a process that has no other use for TLS; to be called before any TLS is used. */
  public static void prepareProcess() {
    TlsContext.sendNoTickets();
  }

  /** All listening sockets, thread by thread. */
  public List<StreamSocket> sockets() {
    return threads.stream().flatMap(thread -> thread.sockets().stream()).toList();
  }

  /** Connections refused so far because too many were open. */
  public long refusedAtLimits() {
    return sockets().stream()
        .map(StreamSocket::counters)
        .mapToLong(
            counters ->
                counters.refused(ConnectionRefusal.LIMIT)
                    + counters.refused(ConnectionRefusal.EXPORTER_LIMIT))
        .sum();
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

  private void bind(int port, Optional<SslContext> tls) {
    InetSocketAddress wanted = new InetSocketAddress(host, port);
    int free = ListenPort.free(wanted, tls.isPresent());
    for (StreamThread thread : threads) {
      thread.bind(new InetSocketAddress(host, free), tls);
    }
  }
}
