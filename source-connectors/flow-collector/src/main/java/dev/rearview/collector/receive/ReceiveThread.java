package dev.rearview.collector.receive;

import dev.rearview.collector.listen.Binding;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One event loop with one socket for every port; its datagrams go to one journal partition. */
public final class ReceiveThread {
  private final Transport transport;
  private final ReceiveLane lane;
  private final MultiThreadIoEventLoopGroup loop;
  private final List<ReceiveSocket> sockets = new CopyOnWriteArrayList<>();
  private final CountersByPort<PortCounters> counters = new CountersByPort<>(PortCounters::new);

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

  /** What its ports received. */
  public CountersByPort<PortCounters> counters() {
    return counters;
  }

  /** Its sockets, one per port. */
  public List<ReceiveSocket> sockets() {
    return List.copyOf(sockets);
  }

  /**
   * Binds one more socket; receiving begins at once.
   *
   * @param receiveBufferBytes asked for; the system may grant less
   * @return the socket
   */
  ReceiveSocket bind(Binding binding, int receiveBufferBytes) {
    PortCounters counting =
        counters.take(binding.port(), sockets.stream().map(ReceiveSocket::counters).toList());
    InetAddress host = binding.address().getAddress();
    SocketProtocolFamily family =
        host instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    int slots = transport == Transport.EPOLL ? SlotBufferAllocator.SLOTS : 1;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(() -> transport.newChannel(family))
            .option(ChannelOption.SO_RCVBUF, receiveBufferBytes)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new SlotBufferAllocator(slots))
            .handler(new ReceiveHandler(lane, binding.admission(), counting));
    if (transport == Transport.EPOLL) {
      bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
      bootstrap.option(
          EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, SlotBufferAllocator.SLOT_BYTES);
      if (host.isAnyLocalAddress()) {
        bootstrap.option(EpollChannelOption.IP_RECVORIGDSTADDR, true);
      }
    }
    ChannelFuture bound = bootstrap.bind(binding.address()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw PortProbe.cannotBind(binding, bound.cause());
    }
    ReceiveSocket socket = ReceiveSocket.of(bound.channel(), binding, counting);
    sockets.add(socket);
    return socket;
  }

  /**
   * Waits until what the kernel already holds for the sockets is read.
   *
   * @param mostMillis wait no longer even though more comes in
   */
  public void drain(long mostMillis) {
    new QuietWait(loop, lane::read, () -> false).await(mostMillis, mostMillis);
  }

  /**
   * Closes some of the sockets, after what the kernel already holds for them is read.
   *
   * @param mostMillis wait no longer even though more comes in
   */
  void close(Set<Binding> bindings, long mostMillis) {
    List<ReceiveSocket> closing =
        sockets.stream().filter(socket -> bindings.contains(socket.binding())).toList();
    if (closing.isEmpty()) {
      return;
    }
    LongSupplier read = () -> closing.stream().mapToLong(s -> s.counters().read()).sum();
    new QuietWait(loop, read, () -> false).await(mostMillis, mostMillis);
    for (ReceiveSocket socket : closing) {
      socket.channel().close().awaitUninterruptibly();
    }
    sockets.removeAll(closing);
  }

  /** Closes the sockets and ends the thread. */
  public void close() {
    for (ReceiveSocket socket : sockets) {
      socket.channel().close().awaitUninterruptibly();
    }
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
