package dev.rearview.benchmarks.ask;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.CaptureFile;
import dev.rearview.journal.DatagramSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Sends the datagrams of a capture to a port of this machine, never faster than its receiver reads:
 * what waits in the receiver's buffer stays far below the least that a kernel allows one.
 *
 * <p>Prints the number of datagrams. Fails where none reads for ten seconds.
 */
public final class CaptureSender {
  private static final int BURST = 32;
  private static final long QUEUED_BYTES_MOST = 64 * 1024;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final Path SOCKETS = Path.of("/proc/net/udp");

  private final DatagramChannel channel;
  private final String portSuffix;

  private CaptureSender(DatagramChannel channel, int port) {
    this.channel = channel;
    this.portSuffix = String.format(Locale.ROOT, ":%04X", port);
  }

  /** Arguments: capture, port. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[1]);
    try (CaptureFile capture = CaptureFile.open(Path.of(arguments[0]));
        DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      System.out.println(new CaptureSender(channel, port).send(capture));
    }
  }

  private long send(CaptureFile capture) throws IOException {
    Datagram datagram = new Datagram();
    long sent = 0;
    while (capture.next(datagram) == DatagramSource.Next.DATAGRAM) {
      channel.write(ByteBuffer.wrap(datagram.bytes, datagram.offset, datagram.length));
      if (++sent % BURST == 0) {
        awaitRoom();
      }
    }
    return sent;
  }

  private void awaitRoom() throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (queuedBytes() > QUEUED_BYTES_MOST) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the receiver does not read what it is sent");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Of the sockets that are bound to the port, which stands in the second field. */
  private long queuedBytes() throws IOException {
    try (Stream<String> lines = Files.lines(SOCKETS)) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields.length > 4 && fields[1].endsWith(portSuffix))
          .mapToLong(fields -> Long.parseLong(fields[4].substring(9), 16))
          .sum();
    }
  }
}
