package dev.rearview.collector.stream;

import dev.rearview.collector.address.IpAddress;
import dev.rearview.collector.receive.ReceiveLane;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/**
 * Stands before the acceptor of a listening socket: closes whom the accept list leaves out, and who
 * is beyond a limit, before a byte is read.
 */
final class ConnectionGate extends ChannelInboundHandlerAdapter {
  private final StreamLane lane;
  private final StreamSocket socket;
  private final ConnectionLimits limits;

  ConnectionGate(StreamLane lane, StreamSocket socket, ConnectionLimits limits) {
    this.lane = lane;
    this.socket = socket;
    this.limits = limits;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    SocketChannel connection = (SocketChannel) message;
    InetSocketAddress peer = connection.remoteAddress();
    if (peer == null) {
      // It is gone already.
      connection.unsafe().closeForcibly();
      return;
    }
    IpAddress exporter = IpAddress.of(peer.getAddress().getAddress());
    if (isLetIn(exporter, peer)) {
      context.fireChannelRead(connection);
    } else {
      connection.unsafe().closeForcibly();
    }
  }

  private boolean isLetIn(IpAddress exporter, InetSocketAddress peer) {
    ReceiveLane receiving = lane.receiving();
    if (!socket.binding().admission().admits(exporter.ipv4(), exporter.high(), exporter.low())) {
      socket.counters().countRefused(ConnectionRefusal.ACCEPT_FROM);
      receiving
          .ignored()
          .of(exporter.ipv4(), exporter.high(), exporter.low())
          .count(0, receiving.clock().epochNanos());
      return false;
    }
    return limits
        .take(exporter)
        .map(
            refusal -> {
              socket.counters().countRefused(refusal);
              lane.log().warn(exporter, refusal, line(refusal, peer));
              return false;
            })
        .orElse(true);
  }

  private String line(ConnectionRefusal refusal, InetSocketAddress peer) {
    String setting =
        refusal == ConnectionRefusal.LIMIT
            ? "collector.tcp.connections.limit"
            : "collector.tcp.connections.exporter-limit";
    return "refused a connection from "
        + NetUtil.toSocketAddressString(peer)
        + " to "
        + socket.describe()
        + ": as many are open as "
        + setting
        + " allows";
  }
}
