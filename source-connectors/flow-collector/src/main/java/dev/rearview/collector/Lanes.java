package dev.rearview.collector;

import dev.rearview.collector.receive.ReceiveLane;
import dev.rearview.collector.receive.RecordRing;
import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.CollectorSettings;
import dev.rearview.collector.settings.Configuration;
import dev.rearview.collector.settings.StreamSettings;
import dev.rearview.collector.write.JournalLog;
import dev.rearview.collector.write.PartitionWriter;
import dev.rearview.journal.Journal;
import dev.rearview.journal.JournalWriter;
import dev.rearview.journal.PcapRecordEncoder;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For each receive thread: its lane, the ring in it, and the writer of its journal partition. */
final class Lanes {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  /** A disk that refuses for so long at the end keeps the process from stopping no longer. */
  static final long WRITE_OUT_MILLIS = 10_000;

  /** What a connection may hold of a message that is not whole yet. */
  private static final long MOST_CONNECTION_BYTES = 64 * 1024;

  private final List<ReceiveLane> lanes = new ArrayList<>();
  private final List<PartitionWriter> writers = new ArrayList<>();

  private Lanes() {}

  /**
   * Opens the partitions and starts their writers.
   *
   * @throws CannotStartException if a partition is written by somebody else, or cannot be written,
   *     or there is less memory than the rings may come to need
   */
  static Lanes open(Journal journal, Configuration configuration, int threads) {
    requireMemory(threads, configuration.collector());
    Lanes opened = new Lanes();
    for (int i = 0; i < threads; i++) {
      try {
        opened.add(journal, Journal.partitionName(i), configuration);
      } catch (IOException e) {
        opened.close();
        throw new CannotStartException("cannot write the journal: " + describe(e), e);
      }
    }
    return opened;
  }

  List<ReceiveLane> lanes() {
    return lanes;
  }

  List<PartitionWriter> writers() {
    return writers;
  }

  /**
   * Writes out what the rings hold, forces it to disk, and lets go of the partitions. The receive
   * threads must have ended.
   */
  void close() {
    lanes.forEach(lane -> lane.ring().publish());
    for (PartitionWriter writer : writers) {
      try {
        long lostBytes = writer.drainAndStop(WRITE_OUT_MILLIS);
        if (lostBytes > 0) {
          LOG.error("partition {}: {} bytes could not be written", writer.partition(), lostBytes);
        }
      } catch (IOException e) {
        LOG.error("partition {}: {}", writer.partition(), describe(e));
      }
    }
  }

  /** Better told at the start than when the disk lags for the first time. */
  private static void requireMemory(int threads, CollectorSettings settings) {
    StreamSettings streams = settings.streams();
    boolean nobodyConnects = streams.isOff() && settings.listeners().isEmpty();
    long connectionsBytes = nobodyConnects ? 0 : streams.connectionLimit() * MOST_CONNECTION_BYTES;
    long ringsBytes = (long) threads * settings.ringBytes();
    long mostBytes = PlatformDependent.maxDirectMemory();
    if (ringsBytes + connectionsBytes > mostBytes) {
      String connections = nobodyConnects ? "" : " and collector.tcp.connections.limit";
      throw new CannotStartException(
          "collector.ring-size and collector.threads"
              + connections
              + " come to "
              + ((ringsBytes + connectionsBytes) >> 20)
              + " MiB of memory outside of the heap, and this process may use "
              + (mostBytes >> 20)
              + " MiB; lower them, or raise -XX:MaxDirectMemorySize");
    }
  }

  private void add(Journal journal, String partition, Configuration configuration)
      throws IOException {
    JournalWriter writer =
        JournalWriter.open(journal.root().resolve(partition), configuration.journal());
    if (writer.truncatedBytes() > 0) {
      LOG.info(
          "partition {}: cut off a torn record of {} bytes", partition, writer.truncatedBytes());
    }
    RecordRing ring =
        new RecordRing(configuration.collector().ringBytes(), PcapRecordEncoder::encode);
    lanes.add(new ReceiveLane(partition, ring, configuration.collector().exporterLimit()));
    PartitionWriter thread = new PartitionWriter(partition, ring, new JournalLog(writer));
    writers.add(thread);
    thread.start();
  }

  private static String describe(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
