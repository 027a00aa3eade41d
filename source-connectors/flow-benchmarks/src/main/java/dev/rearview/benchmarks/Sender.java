package dev.rearview.benchmarks;

import dev.rearview.testkit.netflow.FlowTraffic;
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
 * Sends NetFlow v5, 30 flows a datagram, to a port of this machine: as many as it is told to, at a
 * rate that is kept. A process of its own, so that it is not measured with who receives.
 *
 * <p>Prints the number of datagrams that it sent.
 */
public final class Sender {
  private static final int FLOWS_PER_DATAGRAM = 30;
  private static final int DISTINCT_FLOWS_MOST = 1_200_000;
  private static final int SEQUENCE_OFFSET = 16;
  private static final int SECONDS_OFFSET = 8;
  private static final long SECONDS_MOST = 600;

  private final List<ByteBuffer> datagrams = new ArrayList<>();

  private Sender(long flows) {
    FlowTraffic traffic = new FlowTraffic(1);
    Instant now = Instant.now();
    int distinct = (int) Math.min(flows, DISTINCT_FLOWS_MOST);
    for (byte[] datagram : traffic.netFlow5(distinct, now)) {
      datagrams.add(ByteBuffer.allocateDirect(datagram.length).put(datagram).flip());
    }
  }

  /** Arguments: port, number of flows, flows a second. */
  public static void main(String[] arguments) throws IOException {
    long flows = Long.parseLong(arguments[1]);
    System.out.println(
        new Sender(flows)
            .send(Integer.parseInt(arguments[0]), flows, Long.parseLong(arguments[2])));
  }

  private long send(int port, long flows, long flowsPerSecond) throws IOException {
    long total = Math.max(1, flows / FLOWS_PER_DATAGRAM);
    double nanosPerDatagram = 1e9 * FLOWS_PER_DATAGRAM / flowsPerSecond;
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      long startNanos = System.nanoTime();
      for (long sent = 0; sent < total; sent++) {
        pace(startNanos, (long) (sent * nanosPerDatagram));
        if (System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(SECONDS_MOST)) {
          return sent;
        }
        ByteBuffer datagram = datagrams.get((int) (sent % datagrams.size()));
        datagram.putInt(SEQUENCE_OFFSET, (int) (sent * FLOWS_PER_DATAGRAM));
        datagram.putInt(SECONDS_OFFSET, (int) (System.currentTimeMillis() / 1000));
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
