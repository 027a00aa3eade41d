package dev.rearview.sql;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.JournalSettings;
import dev.rearview.journal.JournalWriter;
import dev.rearview.journal.PcapRecordEncoder;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes captures of NetFlow v5 with given receive times. */
final class CaptureFixture {
  private CaptureFixture() {}

  /**
   * Captures with one datagram a receive time, one flow a datagram: the first has 1 packet, the
   * next 2, and so on. They come from {@code 10.0.0.1} and ended when they were received.
   *
   * @return paths of the captures in order, separated by semicolons
   */
  static String write(Path directory, List<Instant> received) throws IOException {
    try (JournalWriter writer = JournalWriter.open(directory, JournalSettings.DEFAULTS)) {
      for (int i = 0; i < received.size(); i++) {
        append(writer, received.get(i), i);
      }
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".pcap"))
          .sorted()
          .collect(Collectors.joining(";"));
    }
  }

  private static void append(JournalWriter writer, Instant received, int flow) throws IOException {
    byte[] payload =
        new NetFlow5Message()
            .exportedAt(received)
            .uptimeMillis(100_000)
            .sequence(flow)
            .record(
                new NetFlowRecord()
                    .addresses("10.0.0.1", "10.0.0.2")
                    .ports(1024, 443)
                    .protocol(6)
                    .volume(flow + 1, 100L * (flow + 1))
                    .uptimes(90_000, 100_000))
            .toBytes();
    Datagram datagram = new Datagram();
    datagram.receivedEpochNanos = received.getEpochSecond() * 1_000_000_000L + received.getNano();
    datagram.exporterLow = 0xc0000201L;
    datagram.exporterPort = 40_000;
    datagram.collectorLow = 0x7f000001L;
    datagram.collectorPort = 2055;
    datagram.payload(payload, 0, payload.length);
    ByteBuffer encoded = ByteBuffer.allocate(PcapRecordEncoder.encodedBytes(datagram));
    PcapRecordEncoder.encode(encoded, datagram);
    writer.append(encoded.flip(), 1, datagram.receivedEpochNanos);
  }
}
