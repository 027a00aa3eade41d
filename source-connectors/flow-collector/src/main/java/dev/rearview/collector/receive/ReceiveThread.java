package dev.rearview.collector.receive;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One event loop with one socket for every port; its datagrams go to one journal partition. */
public final class ReceiveThread {
  private final Transport transport;
  private final ReceiveLane lane;
  private final MultiThreadIoEventLoopGroup loop;
  private final List<ReceiveSocket> sockets = new ArrayList<>();

  /** Starts the thread; it idles until a socket is bound. */
  public ReceiveThread(Transport transport, ReceiveLane lane) {
    this.transport = transport;
    this.lane = lane;
    this.loop =
        new MultiThreadIoEventLoopGroup(
            1,
            new DefaultThreadFactory("rearview-receive-" + lane.partition(), true),
            transport.ioHandlers());
  }

  /** What the thread works with. */
  public ReceiveLane lane() {
    return lane;
  }

  /** Its event loop, of one thread. */
  public EventLoopGroup loop() {
    return loop;
  }

  /** How it reads sockets. */
  public Transport transport() {
    return transport;
  }

  /** Its sockets, one per port. */
  public List<ReceiveSocket> sockets() {
    return List.copyOf(sockets);
  }

  /**
   * Binds one more socket; receiving begins at once.
   *
   * @param receiveBufferBytes asked for; the system may grant less
   */
  public void bind(InetSocketAddress address, int receiveBufferBytes) {
    PortCounters counters = new PortCounters();
    InetAddress host = address.getAddress();
    SocketProtocolFamily family =
        host instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    int slots = transport == Transport.EPOLL ? SlotBufferAllocator.SLOTS : 1;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(() -> transport.newChannel(family))
            .option(ChannelOption.SO_RCVBUF, receiveBufferBytes)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new SlotBufferAllocator(slots))
            .handler(new ReceiveHandler(lane, counters));
    if (transport == Transport.EPOLL) {
      bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
      bootstrap.option(
          EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, SlotBufferAllocator.SLOT_BYTES);
      if (host.isAnyLocalAddress()) {
        bootstrap.option(EpollChannelOption.IP_RECVORIGDSTADDR, true);
      }
    }
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw PortProbe.cannotBind(address, bound.cause());
    }
    sockets.add(ReceiveSocket.of(bound.channel(), counters));
  }

  /**
   * Waits until what the kernel already holds for the sockets is read.
   *
   * @param mostMillis wait no longer even though more comes in
   */
  public void drain(long mostMillis) {
    new QuietWait(loop, lane::read, () -> false).await(mostMillis, mostMillis);
  }

  /** Closes the sockets and ends the thread. */
  public void close() {
    for (ReceiveSocket socket : sockets) {
      socket.channel().close().awaitUninterruptibly();
    }
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
