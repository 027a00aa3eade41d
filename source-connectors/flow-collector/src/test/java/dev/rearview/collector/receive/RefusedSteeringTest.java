package dev.rearview.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.UnixChannelOption;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A kernel that does not steer is told of, and costs no socket. */
class RefusedSteeringTest {
  private EventLoopGroup loop;

  @BeforeEach
  void start() {
    Assumptions.assumeTrue(Epoll.isAvailable(), "no native epoll on this system");
    loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  }

  @AfterEach
  void stop() {
    if (loop != null) {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  @Test
  void aSocketThatTheKernelDoesNotSteerGoesOn() {
    ExporterSteering steering = new ExporterSteering(2);
    // The kernel has no group to attach a program to where a port is not shared.
    Channel alone = bind(false);
    steering.attach(alone);
    steering.attach(alone);

    assertThat(steering.isRefused()).isTrue();
    assertThat(alone.isActive()).isTrue();
  }

  @Test
  void theKernelTakesAProgramForAsManyThreadsAsThereMayBe() {
    ExporterSteering steering = new ExporterSteering(64);
    steering.attach(bind(true));

    assertThat(steering.isRefused()).isFalse();
  }

  @Test
  void oneThreadNeedsNoSteering() {
    ExporterSteering steering = new ExporterSteering(1);
    steering.attach(bind(false));

    assertThat(steering.isRefused()).isFalse();
  }

  private Channel bind(boolean shared) {
    return new Bootstrap()
        .group(loop)
        .channel(EpollDatagramChannel.class)
        .option(UnixChannelOption.SO_REUSEPORT, shared)
        .handler(new ChannelInboundHandlerAdapter())
        .bind(InetAddress.getLoopbackAddress(), 0)
        .syncUninterruptibly()
        .channel();
  }
}
