package dev.rearview.collector.receive;

import dev.rearview.collector.listen.Binding;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(ReceiveSocket.class);

  static ReceiveSocket of(Channel channel, Binding binding, PortCounters counters) {
    return new ReceiveSocket(channel, binding, grantedBytes(channel), counters);
  }

  /** The UDP port. */
  public int port() {
    return binding.port();
  }

  /**
   * Has the kernel queue nothing more for it: what comes from now on is for whoever else is bound
   * to the port. A socket that is connected is given its peer's datagrams alone, and this one is
   * connected to itself, without the channel's knowledge: what it holds already is read with its
   * senders. Does nothing where the transport has no way to.
   */
  void queueNoMore() {
    if (channel instanceof EpollDatagramChannel epoll && epoll.fd() instanceof Socket socket) {
      try {
        socket.connect(binding.address());
      } catch (IOException e) {
        LOG.debug("{} goes on receiving until it is closed", binding.address(), e);
      }
    }
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
