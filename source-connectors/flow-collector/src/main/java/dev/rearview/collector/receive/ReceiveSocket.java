package dev.rearview.collector.receive;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import java.net.InetSocketAddress;
import java.util.OptionalInt;

/**
 * One bound socket: a port on one receive thread.
 *
 * @param channel the socket
 * @param port the UDP port
 * @param grantedBytes the receive buffer that the system granted
 * @param counters what it received
 */
public record ReceiveSocket(Channel channel, int port, int grantedBytes, PortCounters counters) {

  static ReceiveSocket of(Channel channel, PortCounters counters) {
    int port = ((InetSocketAddress) channel.localAddress()).getPort();
    return new ReceiveSocket(channel, port, grantedBytes(channel), counters);
  }

  /** The file descriptor; empty where the transport does not tell. */
  public OptionalInt descriptor() {
    return channel instanceof EpollDatagramChannel epoll
        ? OptionalInt.of(epoll.fd().intValue())
        : OptionalInt.empty();
  }

  /**
   * Linux answers with twice what it granted, the rest being for its own bookkeeping; the JDK
   * halves that by itself.
   */
  private static int grantedBytes(Channel channel) {
    int answered = channel.config().getOption(ChannelOption.SO_RCVBUF);
    return channel instanceof EpollDatagramChannel ? answered / 2 : answered;
  }
}
