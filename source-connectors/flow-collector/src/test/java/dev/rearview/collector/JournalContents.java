package dev.rearview.collector;

import dev.rearview.codec.Datagram;
import dev.rearview.collector.address.IpAddress;
import dev.rearview.journal.DatagramSource;
import dev.rearview.journal.Journal;
import dev.rearview.journal.JournalPartition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a whole journal into memory. */
final class JournalContents {
  private JournalContents() {}

  /** One datagram of a journal. */
  record Entry(
      String partition,
      String exporter,
      int exporterPort,
      String collector,
      int collectorPort,
      long receivedEpochNanos,
      ByteBuffer payload) {}

  static List<Entry> of(Path root) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Journal journal = Journal.open(root);
    for (String name : journal.partitions()) {
      JournalPartition partition = journal.partition(name);
      Datagram datagram = new Datagram();
      try (DatagramSource source = partition.interval(partition.earliest(), partition.latest())) {
        while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
          entries.add(entry(name, datagram));
        }
      }
    }
    return entries;
  }

  private static Entry entry(String partition, Datagram datagram) {
    return new Entry(
        partition,
        new IpAddress(datagram.ipv4, datagram.exporterHigh, datagram.exporterLow).text(),
        datagram.exporterPort,
        new IpAddress(datagram.ipv4, datagram.collectorHigh, datagram.collectorLow).text(),
        datagram.collectorPort,
        datagram.receivedEpochNanos,
        ByteBuffer.wrap(
            Arrays.copyOfRange(
                datagram.bytes, datagram.offset, datagram.offset + datagram.length)));
  }
}
