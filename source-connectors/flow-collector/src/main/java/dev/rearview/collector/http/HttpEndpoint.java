package dev.rearview.collector.http;

import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.status.CollectorStatus;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Metrics and health over HTTP, on the loopback address only, on a thread of its own: whoever asks
 * badly or slowly is cut off and costs the receive threads nothing.
 */
public final class HttpEndpoint implements AutoCloseable {
  private static final int MOST_REQUEST_BYTES = 8 * 1024;
  private static final int MOST_IDLE_SECONDS = 10;

  private final MultiThreadIoEventLoopGroup loop;
  private final Channel channel;

  /**
   * Starts listening.
   *
   * @param port 0 for any free one
   * @throws CannotStartException if the port is taken
   */
  public HttpEndpoint(int port, Supplier<CollectorStatus> status) {
    loop =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("rearview-http", true), NioIoHandler.newFactory());
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    ConnectionLimit limit = new ConnectionLimit();
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel connection) {
                    connection
                        .pipeline()
                        .addLast(
                            limit,
                            new ReadTimeoutHandler(MOST_IDLE_SECONDS),
                            new HttpServerCodec(),
                            new HttpObjectAggregator(MOST_REQUEST_BYTES),
                            new HttpPages(status));
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      close(loop);
      throw new CannotStartException(
          "cannot bind HTTP port "
              + port
              + " on 127.0.0.1 ("
              + bound.cause().getMessage()
              + "); free it, or choose another with collector.http.port or ports.offset",
          bound.cause());
    }
    channel = bound.channel();
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    close(loop);
  }

  private static void close(MultiThreadIoEventLoopGroup loop) {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
