package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Datagrams for tests, and what a test compares of them. */
final class Datagrams {
  static final long START_NANOS = 1_795_494_600_123_456_789L;
  static final long SECOND_NANOS = 1_000_000_000L;

  private Datagrams() {}

  /** Everything that a journal keeps of a datagram. */
  record Content(
      String exporter,
      int exporterPort,
      String collector,
      int collectorPort,
      long nanos,
      String hex) {
    static Content of(Datagram datagram) {
      byte[] payload =
          Arrays.copyOfRange(datagram.bytes, datagram.offset, datagram.offset + datagram.length);
      String family = datagram.ipv4 ? "4:" : "6:";
      return new Content(
          family + Long.toHexString(datagram.exporterHigh) + Long.toHexString(datagram.exporterLow),
          datagram.exporterPort,
          Long.toHexString(datagram.collectorHigh) + Long.toHexString(datagram.collectorLow),
          datagram.collectorPort,
          datagram.receivedEpochNanos,
          HexFormat.of().formatHex(payload));
    }
  }

  /** Datagram number {@code number}: one second after the one before, its number in the payload. */
  static Datagram numbered(int number) {
    byte[] payload = new byte[20 + number % 50];
    ByteBuffer.wrap(payload).putInt(number);
    Datagram datagram = new Datagram().payload(payload, 0, payload.length);
    datagram.receivedEpochNanos = START_NANOS + number * SECOND_NANOS;
    datagram.exporterLow = 0xc0000201L;
    datagram.exporterPort = 50_000 + number % 1000;
    datagram.collectorLow = 0xc6336401L;
    datagram.collectorPort = 2055;
    return datagram;
  }

  static int number(Datagram datagram) {
    return ByteBuffer.wrap(datagram.bytes, datagram.offset, 4).getInt();
  }

  static Datagram random(Random random, boolean ipv4, int payloadBytes) {
    byte[] payload = new byte[payloadBytes];
    random.nextBytes(payload);
    Datagram datagram = new Datagram().payload(payload, 0, payloadBytes);
    datagram.receivedEpochNanos =
        random.nextLong(1L << 32) * SECOND_NANOS + random.nextInt(1_000_000_000);
    datagram.ipv4 = ipv4;
    datagram.exporterHigh = ipv4 ? 0 : random.nextLong();
    datagram.exporterLow = ipv4 ? random.nextInt() & 0xffff_ffffL : random.nextLong();
    datagram.exporterPort = random.nextInt(65536);
    datagram.collectorHigh = ipv4 ? 0 : random.nextLong();
    datagram.collectorLow = ipv4 ? random.nextInt() & 0xffff_ffffL : random.nextLong();
    datagram.collectorPort = random.nextInt(65536);
    return datagram;
  }

  static ByteBuffer encode(List<Datagram> datagrams) {
    int bytes = datagrams.stream().mapToInt(PcapRecordEncoder::encodedBytes).sum();
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    for (Datagram datagram : datagrams) {
      if (!PcapRecordEncoder.encode(buffer, datagram)) {
        throw new AssertionError("a record does not fit the length that was told for it");
      }
    }
    return buffer.flip();
  }

  /** Appends the numbered datagrams from {@code first} to before {@code end} in one batch. */
  static void append(JournalWriter writer, int first, int end) throws IOException {
    List<Datagram> batch = new ArrayList<>();
    for (int number = first; number < end; number++) {
      batch.add(numbered(number));
    }
    writer.append(encode(batch), batch.size(), batch.get(0).receivedEpochNanos);
  }

  /** The numbers of all datagrams up to the first WAIT or END. */
  static List<Integer> numbers(DatagramSource source) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    Datagram datagram = new Datagram();
    while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
      numbers.add(number(datagram));
    }
    return numbers;
  }

  /** The contents of all datagrams up to the first WAIT or END. */
  static List<Content> contents(DatagramSource source) throws IOException {
    List<Content> contents = new ArrayList<>();
    Datagram datagram = new Datagram();
    while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
      contents.add(Content.of(datagram));
    }
    return contents;
  }

  /** The ports and payloads of all datagrams up to the first WAIT or END. */
  static List<String> payloads(DatagramSource source) throws IOException {
    return contents(source).stream()
        .map(one -> one.exporterPort() + " " + one.collectorPort() + " " + one.hex())
        .toList();
  }

  static List<Integer> range(int first, int end) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = first; number < end; number++) {
      numbers.add(number);
    }
    return numbers;
  }
}
