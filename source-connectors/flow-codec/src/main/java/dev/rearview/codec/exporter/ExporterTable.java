package dev.rearview.codec.exporter;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import java.util.List;
import java.util.function.Consumer;

/**
 * The exporters that are followed: a bounded hash table that is searched without allocating.
 *
 * <p>Nothing is ever evicted, so that a hostile sender cannot push a known exporter out.
 */
public final class ExporterTable {
  private static final int INITIAL_SLOTS = 64;

  private final int maxExporters;
  private Exporter[] slots = new Exporter[INITIAL_SLOTS];
  private int count;
  private Exporter latest;

  /** Follows at most {@code maxExporters} exporters. */
  public ExporterTable(int maxExporters) {
    this.maxExporters = maxExporters;
  }

  /**
   * Books a datagram on its exporter and follows its sequence; what is wrong with the sequence is
   * added to {@code report} first.
   *
   * @return by how much the number of missing flows changed
   */
  public long book(Datagram datagram, DatagramReport report) {
    Exporter exporter = exporterOf(datagram, report);
    if (exporter == null) {
      report.add(DecodeProblem.EXPORTER_LIMIT);
      return 0;
    }
    long missingBefore = exporter.sequence.missing();
    if (report.hasSequence()) {
      DecodeProblem problem =
          exporter.sequence.accept(report.sequence(), report.sequenceUnits(), report.bootMillis());
      if (problem != null) {
        report.add(problem);
      }
    }
    exporter.book(datagram, report);
    return exporter.sequence.missing() - missingBefore;
  }

  /** Number of exporters followed. */
  public int size() {
    return count;
  }

  /** What is remembered of the exporters, as bytes. */
  public byte[] snapshot() {
    return ExporterSnapshot.write(this);
  }

  /**
   * Takes over the exporters of a snapshot in place of what is known.
   *
   * @throws IllegalArgumentException if the bytes are no snapshot of a known version; then nothing
   *     is changed
   */
  public void restore(byte[] snapshot) {
    List<Exporter> read = ExporterSnapshot.read(snapshot);
    slots = new Exporter[INITIAL_SLOTS];
    count = 0;
    latest = null;
    read.forEach(this::add);
  }

  /**
   * Adds the exporters of a snapshot. Of an exporter that is in both, the counts are added and the
   * sequence of the later datagram goes on. Exporters beyond the limit are left out.
   *
   * @throws IllegalArgumentException if the bytes are no snapshot of a known version; then nothing
   *     is changed
   */
  public void merge(byte[] snapshot) {
    for (Exporter read : ExporterSnapshot.read(snapshot)) {
      Exporter known = find(read.ipv4, read.high, read.low, read.protocol, read.domain);
      if (known == null) {
        add(read);
      } else {
        known.merge(read);
      }
    }
  }

  /** Gives each exporter's state of now. */
  public void forEach(Consumer<ExporterStats> action) {
    forEachExporter(exporter -> action.accept(exporter.stats()));
  }

  void forEachExporter(Consumer<Exporter> action) {
    for (Exporter exporter : slots) {
      if (exporter != null) {
        action.accept(exporter);
      }
    }
  }

  /** The followed exporter with this key, or null. */
  Exporter find(boolean ipv4, long high, long low, ExportProtocol protocol, long domain) {
    int at = Exporter.hash(high, low, domain) & (slots.length - 1);
    while (slots[at] != null && !slots[at].is(ipv4, high, low, protocol, domain)) {
      at = (at + 1) & (slots.length - 1);
    }
    return slots[at];
  }

  /** Follows an exporter whose key is not in the table; false if the table is full. */
  boolean add(Exporter exporter) {
    if (count >= maxExporters) {
      return false;
    }
    if (2 * count >= slots.length) {
      grow();
    }
    place(slots, exporter);
    count++;
    return true;
  }

  private Exporter exporterOf(Datagram datagram, DatagramReport report) {
    boolean ipv4 = datagram.ipv4;
    long high = datagram.exporterHigh;
    long low = datagram.exporterLow;
    ExportProtocol protocol = report.protocol();
    long domain = report.domain();
    if (latest != null && latest.is(ipv4, high, low, protocol, domain)) {
      return latest;
    }
    Exporter found = find(ipv4, high, low, protocol, domain);
    if (found == null && count < maxExporters) {
      found = new Exporter(ipv4, high, low, protocol, domain);
      add(found);
    }
    latest = found;
    return found;
  }

  private void grow() {
    Exporter[] larger = new Exporter[2 * slots.length];
    for (Exporter exporter : slots) {
      if (exporter != null) {
        place(larger, exporter);
      }
    }
    slots = larger;
  }

  private static void place(Exporter[] slots, Exporter exporter) {
    int at = Exporter.hash(exporter.high, exporter.low, exporter.domain) & (slots.length - 1);
    while (slots[at] != null) {
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = exporter;
  }
}
