package dev.rearview.collector.stream;

import dev.rearview.collector.address.IpAddress;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.receive.CountersByPort;
import dev.rearview.collector.receive.QuietWait;
import dev.rearview.collector.receive.ReceiveThread;
import dev.rearview.collector.receive.Transport;
import dev.rearview.collector.settings.StreamSettings;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listening sockets and the connections of one receive thread. */
final class StreamThread {
  private static final int BACKLOG = 1_024;

  private final ReceiveThread thread;
  private final StreamLane lane;
  private final StreamSettings settings;
  private final ConnectionLimits limits;
  private final List<Open> ports = new CopyOnWriteArrayList<>();
  private final CountersByPort<StreamCounters> counters = new CountersByPort<>(StreamCounters::new);

  /** A port that is listened on, with its connections. */
  private record Open(StreamSocket socket, Channel listening, ChannelGroup connections) {}

  StreamThread(ReceiveThread thread, StreamSettings settings, ConnectionLimits limits) {
    this.thread = thread;
    this.lane = new StreamLane(thread);
    this.settings = settings;
    this.limits = limits;
  }

  /** Binds one more port; connections are accepted at once. Returns the listening socket. */
  Channel bind(Binding binding, Optional<SslContext> tls) {
    StreamCounters counting =
        counters.take(binding.port(), sockets().stream().map(StreamSocket::counters).toList());
    StreamSocket socket = new StreamSocket(binding, tls.isPresent(), counting);
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    SocketProtocolFamily family =
        binding.address().getAddress() instanceof Inet4Address
            ? SocketProtocolFamily.INET
            : SocketProtocolFamily.INET6;
    Transport transport = thread.transport();
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(thread.loop())
            .channelFactory(() -> transport.newServerChannel(family))
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .handler(new ConnectionGate(lane, socket, limits))
            .childHandler(
                new ConnectionInitializer(
                    lane, socket, limits, connections, tls, settings.idleTimeout()));
    if (transport == Transport.EPOLL) {
      bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
    }
    ChannelFuture bound = bootstrap.bind(binding.address()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw ListenPort.cannotBind(binding, bound.cause());
    }
    ports.add(new Open(socket, bound.channel(), connections));
    return bound.channel();
  }

  /**
   * Closes some of the ports with their connections, after what the kernel already holds for them
   * is read.
   */
  void close(Set<Binding> bindings, long mostMillis) {
    List<Open> closing =
        ports.stream().filter(open -> bindings.contains(open.socket().binding())).toList();
    if (closing.isEmpty()) {
      return;
    }
    closing.forEach(open -> open.listening().close().awaitUninterruptibly());
    drain(mostMillis, mostMillis);
    closing.forEach(open -> open.connections().close().awaitUninterruptibly());
    ports.removeAll(closing);
  }

  /**
   * Closes the connections of exporters that are not admitted any more. On the thread itself, so
   * that none slips in that was let in by the list of before.
   */
  void closeUnadmitted() {
    thread
        .loop()
        .submit(
            () ->
                ports.forEach(
                    open -> open.connections().close(channel -> !isAdmitted(open, channel))))
        .awaitUninterruptibly();
  }

  private static boolean isAdmitted(Open open, Channel connection) {
    if (!(connection.remoteAddress() instanceof InetSocketAddress peer)) {
      return true;
    }
    IpAddress exporter = IpAddress.of(peer.getAddress().getAddress());
    return open.socket()
        .binding()
        .admission()
        .admits(exporter.ipv4(), exporter.high(), exporter.low());
  }

  CountersByPort<StreamCounters> counters() {
    return counters;
  }

  List<StreamSocket> sockets() {
    return ports.stream().map(Open::socket).toList();
  }

  void stopListening() {
    ports.forEach(open -> open.listening().close().awaitUninterruptibly());
  }

  void drain(long mostMillis, long mostHeldBackMillis) {
    new QuietWait(thread.loop(), lane::read, lane::isHoldingBack)
        .await(mostMillis, mostHeldBackMillis);
  }

  /** Closes everything; returns how many messages had been read and found no room. */
  long close() {
    stopListening();
    ports.forEach(open -> open.connections().close().awaitUninterruptibly());
    return thread.loop().submit(lane::giveUp).awaitUninterruptibly().getNow();
  }
}
