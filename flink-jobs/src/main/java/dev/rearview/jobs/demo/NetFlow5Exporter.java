package dev.rearview.jobs.demo;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * An exporter of NetFlow version 5 on this machine: at most 30 records of 48 bytes behind a header
 * of 24 bytes, big-endian (Cisco's NetFlow Services Solutions Guide, tables B-3 and B-4).
 */
final class NetFlow5Exporter {

  private static final int RECORDS_MOST = 30;
  private static final int HEADER_BYTES = 24;
  private static final int RECORD_BYTES = 48;
  private static final int VERSION = 5;
  private static final int UPTIME_MILLIS = 3_600_000;

  /**
   * So many datagrams go out in a row before a pause: no burst that a default receive buffer could
   * not hold.
   */
  private static final int BURST = 20;

  private static final long PAUSE_MILLIS = 10;

  private final InetSocketAddress collector;
  private final Clock clock;

  /** Sends to {@code port} on 127.0.0.1, and dates its datagrams by {@code clock}. */
  NetFlow5Exporter(int port, Clock clock) {
    this.collector = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.clock = clock;
  }

  /** Sends all flows. Returns the number of datagrams. */
  int send(List<SentFlow> flows) {
    ByteBuffer datagram = ByteBuffer.allocate(HEADER_BYTES + RECORDS_MOST * RECORD_BYTES);
    int datagrams = 0;
    try (DatagramChannel channel = DatagramChannel.open()) {
      for (int from = 0; from < flows.size(); from += RECORDS_MOST) {
        List<SentFlow> batch = flows.subList(from, Math.min(flows.size(), from + RECORDS_MOST));
        encode(datagram.clear(), batch, from);
        channel.send(datagram.flip(), collector);
        if (++datagrams % BURST == 0) {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
      return datagrams;
    } catch (IOException e) {
      throw new RearviewException("cannot send to " + collector + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted", e);
    }
  }

  /** Writes one datagram; {@code sequence} is the number of flows sent before it. */
  void encode(ByteBuffer target, List<SentFlow> batch, int sequence) {
    Instant now = clock.instant();
    target.putShort((short) VERSION).putShort((short) batch.size());
    target.putInt(UPTIME_MILLIS).putInt((int) now.getEpochSecond()).putInt(now.getNano());
    target.putInt(sequence).put((byte) 0).put((byte) 0).putShort((short) 0);
    batch.forEach(flow -> encode(target, flow));
  }

  private static void encode(ByteBuffer target, SentFlow flow) {
    target.putInt(flow.source()).putInt(flow.destination()).putInt(0);
    target.putShort((short) 1).putShort((short) 2);
    target.putInt((int) flow.packets()).putInt((int) flow.octets());
    target.putInt(UPTIME_MILLIS - 1_000 - flow.durationMillis()).putInt(UPTIME_MILLIS - 1_000);
    target.putShort((short) flow.sourcePort()).putShort((short) flow.destinationPort());
    target.put((byte) 0).put((byte) flow.tcpFlags()).put((byte) flow.protocol()).put((byte) 0);
    target
        .putShort((short) 0)
        .putShort((short) 0)
        .put((byte) 24)
        .put((byte) 24)
        .putShort((short) 0);
  }
}
