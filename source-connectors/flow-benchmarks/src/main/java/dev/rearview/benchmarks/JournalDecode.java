package dev.rearview.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.journal.DatagramSource;
import dev.rearview.journal.Journal;
import dev.rearview.journal.JournalPartition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * Decodes all that a journal holds, every column, several times over: what is left to do of a
 * datagram once the collector has kept it. A process of its own, so that its CPU time is that of
 * decoding.
 *
 * <p>Prints a line a time: flows, and nanoseconds of CPU.
 */
public final class JournalDecode {
  private final Journal journal;
  private long octets;

  private JournalDecode(Journal journal) {
    this.journal = journal;
  }

  /** Arguments: directory of the journal, how often. */
  public static void main(String[] arguments) throws IOException {
    JournalDecode decode = new JournalDecode(Journal.open(Path.of(arguments[0])));
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (int time = 0; time < Integer.parseInt(arguments[1]); time++) {
      long before = system.getProcessCpuTime();
      long flows = decode.flows();
      System.out.println(flows + " " + (system.getProcessCpuTime() - before));
    }
    if (decode.octets == 0) {
      throw new IllegalStateException("the journal " + arguments[0] + " holds no flow");
    }
  }

  private long flows() throws IOException {
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    Datagram datagram = new Datagram();
    for (String name : journal.partitions()) {
      JournalPartition partition = journal.partition(name);
      try (DatagramSource source = partition.interval(partition.earliest(), partition.latest())) {
        while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
          decoder.decode(datagram, record -> octets += record.getLong(FlowField.OCTETS));
        }
      }
    }
    return decoder.counters().records();
  }
}
