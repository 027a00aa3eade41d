package dev.rearview.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends flows to a port of this machine: as many as it is told to, at a rate that is kept. A
 * process of its own, so that it is not measured with who receives.
 *
 * <p>Prints the numbers of datagrams and of flows that it sent.
 */
public final class Sender {
  private static final long DISTINCT_DATAGRAMS_MOST = 40_000;
  private static final long SECONDS_MOST = 600;

  private final ReplayedProtocol protocol;
  private final long total;
  private final List<ByteBuffer> datagrams = new ArrayList<>();

  private Sender(ReplayedProtocol protocol, long flows) {
    this.protocol = protocol;
    total = Math.max(1, flows / protocol.flowsPerDatagram());
    int distinct = (int) Math.min(total, DISTINCT_DATAGRAMS_MOST);
    for (byte[] datagram : protocol.datagrams(distinct, Instant.now())) {
      datagrams.add(ByteBuffer.allocateDirect(datagram.length).put(datagram).flip());
    }
  }

  /** Arguments: port, number of flows, flows a second, name of a protocol. */
  public static void main(String[] arguments) throws IOException {
    ReplayedProtocol protocol = ReplayedProtocol.valueOf(arguments[3]);
    long sent =
        new Sender(protocol, Long.parseLong(arguments[1]))
            .send(Integer.parseInt(arguments[0]), Long.parseLong(arguments[2]));
    System.out.println(sent + " " + sent * protocol.flowsPerDatagram());
  }

  private long send(int port, long flowsPerSecond) throws IOException {
    double nanosPerDatagram = 1e9 * protocol.flowsPerDatagram() / flowsPerSecond;
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      long startNanos = System.nanoTime();
      for (long sent = 0; sent < total; sent++) {
        pace(startNanos, (long) (sent * nanosPerDatagram));
        if (System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(SECONDS_MOST)) {
          return sent;
        }
        ByteBuffer datagram = datagrams.get((int) (sent % datagrams.size()));
        protocol.number(datagram, sent);
        protocol.stamp(datagram, System.currentTimeMillis());
        channel.write(datagram.rewind());
      }
    }
    return total;
  }

  /** Sleeps about a millisecond at a time: what is due by then goes out in one burst. */
  private static void pace(long startNanos, long dueNanos) {
    while (System.nanoTime() - startNanos < dueNanos) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }
}
