package dev.rearview.collector.stream;

import dev.rearview.codec.Datagram;
import dev.rearview.collector.address.IpAddress;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes the pipeline of a connection that was let in: time-out, TLS, framing, messages. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
  private final StreamLane lane;
  private final StreamSocket socket;
  private final ConnectionLimits limits;
  private final ChannelGroup connections;
  private final Optional<SslContext> tls;
  private final Duration idleTimeout;

  ConnectionInitializer(
      StreamLane lane,
      StreamSocket socket,
      ConnectionLimits limits,
      ChannelGroup connections,
      Optional<SslContext> tls,
      Duration idleTimeout) {
    this.lane = lane;
    this.socket = socket;
    this.limits = limits;
    this.connections = connections;
    this.tls = tls;
    this.idleTimeout = idleTimeout;
  }

  @Override
  protected void initChannel(SocketChannel connection) {
    InetSocketAddress peer = connection.remoteAddress();
    IpAddress exporter = IpAddress.of(peer.getAddress().getAddress());
    StreamCounters counters = socket.counters();
    counters.accepted.add(1);
    counters.open.add(1);
    connections.add(connection);
    connection
        .closeFuture()
        .addListener(
            closed -> {
              counters.open.add(-1);
              limits.release(exporter);
            });
    if (!idleTimeout.isZero()) {
      long millis = idleTimeout.toMillis();
      connection.pipeline().addLast(new IdleStateHandler(millis, 0, 0, TimeUnit.MILLISECONDS));
    }
    tls.ifPresent(context -> connection.pipeline().addLast(context.newHandler(connection.alloc())));
    connection
        .pipeline()
        .addLast(
            new IpfixFramer(),
            new MessageHandler(
                lane,
                socket,
                addresses(exporter, peer.getPort(), connection.localAddress()),
                NetUtil.toSocketAddressString(peer)));
  }

  private static Datagram addresses(IpAddress exporter, int port, InetSocketAddress local) {
    IpAddress collector = IpAddress.of(local.getAddress().getAddress());
    Datagram datagram = new Datagram();
    datagram.ipv4 = exporter.ipv4();
    datagram.exporterHigh = exporter.high();
    datagram.exporterLow = exporter.low();
    datagram.exporterPort = port;
    datagram.collectorHigh = collector.high();
    datagram.collectorLow = collector.low();
    datagram.collectorPort = local.getPort();
    return datagram;
  }
}
