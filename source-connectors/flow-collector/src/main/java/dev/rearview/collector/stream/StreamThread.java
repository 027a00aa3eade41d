package dev.rearview.collector.stream;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The listening sockets and the connections of one receive thread. */
final class StreamThread {
  private static final int BACKLOG = 1_024;

  private final ReceiveThread thread;
  private final StreamLane lane;
  private final StreamSettings settings;
  private final ConnectionLimits limits;
  private final List<Channel> listening = new ArrayList<>();
  private final List<StreamSocket> sockets = new ArrayList<>();
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  StreamThread(ReceiveThread thread, StreamSettings settings, ConnectionLimits limits) {
    this.thread = thread;
    this.lane = new StreamLane(thread);
    this.settings = settings;
    this.limits = limits;
  }

  /** Binds one more port; connections are accepted at once. */
  void bind(InetSocketAddress address, Optional<SslContext> tls) {
    StreamSocket socket =
        new StreamSocket(address.getPort(), tls.isPresent(), new StreamCounters());
    SocketProtocolFamily family =
        address.getAddress() instanceof Inet4Address
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
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw ListenPort.cannotBind(address, tls.isPresent(), bound.cause());
    }
    listening.add(bound.channel());
    sockets.add(socket);
  }

  List<StreamSocket> sockets() {
    return List.copyOf(sockets);
  }

  void stopListening() {
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
  }

  void drain(long mostMillis, long mostHeldBackMillis) {
    new QuietWait(thread.loop(), lane::read, lane::isHoldingBack)
        .await(mostMillis, mostHeldBackMillis);
  }

  /** Closes everything; returns how many messages had been read and found no room. */
  long close() {
    stopListening();
    connections.close().awaitUninterruptibly();
    return thread.loop().submit(lane::giveUp).awaitUninterruptibly().getNow();
  }
}
