package dev.rearview.collector.receive;

import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.TransportChoice;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.nio.channels.spi.SelectorProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the system's sockets are read. */
public enum Transport {
  /** Native epoll: several sockets per port (SO_REUSEPORT), several datagrams per system call. */
  EPOLL,
  /** The JDK's own: one socket per port, hence one receive thread. */
  NIO;

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  /** What the choice comes to on this machine. */
  public static Transport of(TransportChoice choice) {
    return switch (choice) {
      case EPOLL -> {
        if (!Epoll.isAvailable()) {
          throw new CannotStartException(
              "collector.transport=epoll: not available here ("
                  + Epoll.unavailabilityCause().getMessage()
                  + "); use auto or nio");
        }
        yield EPOLL;
      }
      case NIO -> NIO;
      case AUTO -> {
        if (!Epoll.isAvailable()) {
          LOG.warn("no native epoll here ({}): using NIO", Epoll.unavailabilityCause().toString());
        }
        yield Epoll.isAvailable() ? EPOLL : NIO;
      }
    };
  }

  /** Receive threads that this transport can use of those that are wanted. */
  public int threads(int wanted) {
    if (this == NIO && wanted > 1) {
      LOG.info("NIO cannot share a port among sockets: 1 receive thread instead of {}", wanted);
      return 1;
    }
    return wanted;
  }

  IoHandlerFactory ioHandlers() {
    return this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  /** A socket that listens for connections. */
  public ServerSocketChannel newServerChannel(SocketProtocolFamily family) {
    return this == EPOLL
        ? new EpollServerSocketChannel(family)
        : new NioServerSocketChannel(SelectorProvider.provider(), family);
  }

  DatagramChannel newChannel(SocketProtocolFamily family) {
    return this == EPOLL ? new EpollDatagramChannel(family) : new NioDatagramChannel(family);
  }
}
