package dev.rearview.connector;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.Journal;
import dev.rearview.journal.JournalSettings;
import dev.rearview.journal.JournalWriter;
import dev.rearview.journal.PcapRecordEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * A journal that a test fills with NetFlow v5: flow {@code n} (counted over the whole fixture) has
 * {@code n + 1} packets of 100 bytes, source port {@code n mod 60000} and source address {@code
 * 10.0.x.y}, so that sums and gaps can be told.
 */
public final class JournalFixture implements AutoCloseable {
  /** Bytes of a NetFlow v5 header and record. */
  private static final int HEADER = 24;

  private static final int RECORD = 48;

  private final Path root;
  private final Journal journal;
  private final JournalWriter[] writers;
  private int flows;

  private JournalFixture(Path root, int partitions) throws IOException {
    this.root = root;
    this.journal = Journal.create(root);
    this.writers = new JournalWriter[partitions];
    for (int p = 0; p < partitions; p++) {
      writers[p] =
          JournalWriter.open(root.resolve(Journal.partitionName(p)), JournalSettings.DEFAULTS);
    }
  }

  /** An empty journal with the given number of partitions. */
  public static JournalFixture create(Path root, int partitions) throws IOException {
    return new JournalFixture(root, partitions);
  }

  /** The journal. */
  public Journal journal() {
    return journal;
  }

  /** Its directory. */
  public Path root() {
    return root;
  }

  /** Flows written so far. */
  public int flows() {
    return flows;
  }

  /** Sum of the packets of all flows written so far. */
  public long packets() {
    return (long) flows * (flows + 1) / 2;
  }

  /** Appends a datagram with the given number of flows, received at the given time. */
  public void append(int partition, long receivedEpochMillis, int records) throws IOException {
    Datagram datagram = new Datagram();
    datagram.receivedEpochNanos = receivedEpochMillis * 1_000_000L;
    datagram.exporterLow = 0xc0000201L + partition;
    datagram.exporterPort = 40_000;
    datagram.collectorLow = 0x7f000001L;
    datagram.collectorPort = 2055;
    byte[] payload = message(receivedEpochMillis, records);
    datagram.payload(payload, 0, payload.length);
    ByteBuffer encoded = ByteBuffer.allocate(PcapRecordEncoder.encodedBytes(datagram));
    PcapRecordEncoder.encode(encoded, datagram);
    writers[partition].append(encoded.flip(), 1, datagram.receivedEpochNanos);
  }

  private byte[] message(long epochMillis, int records) {
    ByteBuffer message = ByteBuffer.allocate(HEADER + records * RECORD).order(ByteOrder.BIG_ENDIAN);
    message.putShort((short) 5).putShort((short) records).putInt(100_000);
    message.putInt((int) (epochMillis / 1000)).putInt((int) (epochMillis % 1000 * 1_000_000));
    message.putInt(flows).putShort((short) 0).putShort((short) 0);
    for (int i = 0; i < records; i++) {
      int start = message.position();
      message.putInt(0x0a000000 + (flows & 0xffff)).putInt(0x0a010101).putInt(0);
      message.putShort((short) 1).putShort((short) 2);
      message.putInt(flows + 1).putInt((flows + 1) * 100);
      message.putInt(90_000).putInt(95_000);
      message.putShort((short) (flows % 60_000)).putShort((short) 443);
      message.put((byte) 0).put((byte) 0x1b).put((byte) 6).put((byte) 0);
      message.position(start + RECORD);
      flows++;
    }
    return message.array();
  }

  @Override
  public void close() throws IOException {
    for (JournalWriter writer : writers) {
      writer.close();
    }
  }
}
