package dev.rearview.collector.receive;

import dev.rearview.collector.listen.Binding;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import java.util.OptionalInt;

/**
 * One bound socket: a port on one receive thread.
 *
 * @param channel the socket
 * @param binding what it is bound to
 * @param grantedBytes the receive buffer that the system granted
 * @param counters what it received
 */
public record ReceiveSocket(
    Channel channel, Binding binding, int grantedBytes, PortCounters counters) {

  static ReceiveSocket of(Channel channel, Binding binding, PortCounters counters) {
    return new ReceiveSocket(channel, binding, grantedBytes(channel), counters);
  }

  /** The UDP port. */
  public int port() {
    return binding.port();
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
