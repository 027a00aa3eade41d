package dev.rearview.benchmarks.ask;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.PcapRecordEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes a capture (pcap) of what an exporter sends of {@link NetworkTraffic} in some hours.
 *
 * <p>Prints the numbers of datagrams and of flows.
 */
public final class CaptureWriter {
  static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

  private static final int BUFFER_BYTES = 1 << 20;
  private static final int MAGIC_NANOSECONDS = 0xa1b2_3c4d;
  private static final int SNAP_BYTES = 1 << 16;
  private static final int LINKTYPE_RAW = 101;
  private static final int EXPORTER = 198 << 24 | 51 << 16 | 100 << 8 | 1;
  private static final int COLLECTOR = 198 << 24 | 51 << 16 | 100 << 8 | 2;
  private static final int EXPORTER_PORT = 50_000;
  private static final int IPFIX_PORT = 4739;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final Datagram datagram = new Datagram();
  private long datagrams;

  private CaptureWriter(FileChannel file) {
    this.file = file;
    datagram.exporterLow = EXPORTER;
    datagram.exporterPort = EXPORTER_PORT;
    datagram.collectorLow = COLLECTOR;
    datagram.collectorPort = IPFIX_PORT;
  }

  /** Arguments: file, number of flows, hours that they take, seed. */
  public static void main(String[] arguments) throws IOException {
    long flows = Long.parseLong(arguments[1]);
    long datagrams =
        write(
            Path.of(arguments[0]),
            flows,
            Duration.ofHours(Integer.parseInt(arguments[2])),
            Long.parseLong(arguments[3]));
    System.out.println(datagrams + " " + flows);
  }

  /** Writes so many flows; returns the number of datagrams. */
  static long write(Path target, long flows, Duration length, long seed) throws IOException {
    try (FileChannel file =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      CaptureWriter writer = new CaptureWriter(file);
      writer.header();
      writer.traffic(new NetworkTraffic(seed, flows), flows, length);
      writer.drain();
      return writer.datagrams;
    }
  }

  private void traffic(NetworkTraffic traffic, long flows, Duration length) {
    IpfixMessages messages = new IpfixMessages(this::record);
    GeneratedFlow flow = new GeneratedFlow();
    double millisAFlow = (double) length.toMillis() / flows;
    long millis = START.toEpochMilli();
    for (long made = 0; made < flows; made++) {
      millis = START.toEpochMilli() + (long) (made * millisAFlow);
      traffic.next(flow, millis);
      datagram.receivedEpochNanos = millis * 1_000_000;
      messages.add(flow, millis);
    }
    messages.flush(millis);
  }

  private void header() {
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(MAGIC_NANOSECONDS).putShort((short) 2).putShort((short) 4);
    buffer.putInt(0).putInt(0).putInt(SNAP_BYTES).putInt(LINKTYPE_RAW);
  }

  private void record(ByteBuffer message) {
    datagram.payload(message.array(), 0, message.limit());
    if (!PcapRecordEncoder.encode(buffer, datagram)) {
      try {
        drain();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      PcapRecordEncoder.encode(buffer, datagram);
    }
    datagrams++;
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }
}
