package dev.rearview.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.collector.address.AcceptList;
import dev.rearview.collector.listen.Admission;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.settings.CollectorSettings;
import dev.rearview.collector.settings.Configuration;
import dev.rearview.collector.settings.TransportChoice;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiveThreadsTest {
  private final ReceiveLane lane =
      new ReceiveLane("p00", new RecordRing(1 << 20, ReceiveThreadsTest::encode), 10);
  private final CollectorSettings settings =
      Configuration.of(Map.of("collector.receive-buffer", "1MiB")).collector();
  private final ReceiveThreads threads =
      new ReceiveThreads(settings, Transport.of(TransportChoice.AUTO), List.of(lane));

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void aPortIsClosedAfterWhatTheKernelHoldsForItIsRead() throws Exception {
    threads.open(List.of(loopback()));
    Binding bound = threads.sockets().get(0).binding();
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    // A thread that is held up cannot have read anything when closing begins.
    threads
        .threads()
        .get(0)
        .loop()
        .execute(
            () -> {
              sent.countDown();
              awaitUninterruptibly(closing);
            });
    awaitUninterruptibly(sent);
    send(bound.port(), 300);
    assertThat(lane.read()).isZero();
    Thread closer = new Thread(() -> threads.close(Set.of(bound), 1_000));
    closer.start();
    closing.countDown();
    closer.join();

    assertThat(lane.read()).isEqualTo(300);
    assertThat(threads.sockets()).isEmpty();
    new DatagramSocket(bound.address()).close();
  }

  @Test
  void whatAClosedPortLostStaysInTheTotal() throws IOException {
    threads.open(List.of(loopback()));
    ReceiveSocket socket = threads.sockets().get(0);
    socket.counters().ringFull.add(3);
    threads.close(Set.of(socket.binding()), 1_000);

    assertThat(threads.ringFull()).isEqualTo(3);
  }

  private static Binding loopback() {
    return new Binding(
        "127.0.0.1",
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new Admission(AcceptList.parse("")),
        "a test");
  }

  private static void send(int port, int count) throws IOException {
    try (DatagramSocket sender = new DatagramSocket()) {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      for (int i = 0; i < count; i++) {
        sender.send(new DatagramPacket(new byte[100], 100, loopback, port));
      }
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean encode(ByteBuffer target, Datagram datagram) {
    if (target.remaining() < datagram.length) {
      return false;
    }
    target.put(datagram.bytes, datagram.offset, datagram.length);
    return true;
  }
}
