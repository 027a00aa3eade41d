package dev.rearview.codec.exporter;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.template.DomainState;
import dev.rearview.codec.template.Domains;
import dev.rearview.codec.template.HeldAccount;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The exporters that are followed: a bounded hash table that is searched without allocating.
 *
 * <p>Nothing is ever evicted, so that a hostile sender cannot push a known exporter out.
 */
public final class ExporterTable implements Domains {
  private static final int INITIAL_SLOTS = 64;

  private final int maxExporters;
  private final int maxDomainsPerExporter;
  private final Map<ExporterAddress.Key, ExporterAddress> addresses = new HashMap<>();
  private HeldAccount held = new HeldAccount();
  private Exporter[] slots = new Exporter[INITIAL_SLOTS];
  private int count;
  private Exporter latest;

  /** Follows at most as many exporters, and domains of one, as {@code limits} allow. */
  public ExporterTable(DecoderLimits limits) {
    maxExporters = limits.maxExporters();
    maxDomainsPerExporter = limits.maxDomainsPerExporter();
  }

  /**
   * Books a datagram on its exporter and follows its sequence; what is wrong with the sequence is
   * added to {@code report} first.
   *
   * @return by how much the number of missing flows changed
   */
  public long book(Datagram datagram, DatagramReport report) {
    Exporter exporter = exporterOf(datagram, report.protocol(), report.domain(), report);
    if (exporter == null) {
      return 0;
    }
    long missingBefore = exporter.sequence.missing();
    if (report.hasSequence()) {
      DecodeProblem problem =
          exporter.sequence.accept(
              report.sequence(),
              report.sequenceUnits(),
              report.bootMillis(),
              report.exportEpochSecond());
      if (problem != null) {
        report.add(problem);
      }
    }
    exporter.book(datagram, report);
    return exporter.sequence.missing() - missingBefore;
  }

  @Override
  public DomainState open(
      Datagram datagram, ExportProtocol protocol, long domain, DatagramReport report) {
    Exporter exporter = exporterOf(datagram, protocol, domain, report);
    if (exporter == null) {
      return null;
    }
    if (exporter.state == null) {
      exporter.state = new DomainState();
      exporter.state.account(addressOf(exporter).held, held);
    }
    return exporter.state;
  }

  @Override
  public void expireHeld(long beforeEpochNanos, DatagramReport report) {
    forEachExporter(
        exporter -> {
          if (exporter.state != null) {
            exporter.state.expire(beforeEpochNanos, report);
          }
        });
  }

  /** Number of exporters followed. */
  public int size() {
    return count;
  }

  /** Exporters that were read, to be taken over. */
  public static final class Contents {
    private final List<Exporter> exporters;
    private final boolean withStates;

    Contents(List<Exporter> exporters, boolean withStates) {
      this.exporters = exporters;
      this.withStates = withStates;
    }

    /** Whether they were written by a version that remembers more than exporters. */
    public boolean withStates() {
      return withStates;
    }
  }

  /** Writes what is remembered of the exporters. */
  public void write(DataOutputStream out) throws IOException {
    ExporterSnapshot.write(this, out);
  }

  /**
   * Reads what {@link #write} wrote, in any version.
   *
   * @throws IOException if the bytes end too soon, or are none
   * @throws IllegalArgumentException if the version is not known
   */
  public static Contents read(DataInputStream in) throws IOException {
    return ExporterSnapshot.read(in);
  }

  /** Takes over the exporters in place of what is known. */
  public void restore(Contents contents) {
    slots = new Exporter[INITIAL_SLOTS];
    count = 0;
    latest = null;
    addresses.clear();
    held = new HeldAccount();
    contents.exporters.forEach(this::add);
  }

  /**
   * Adds exporters. Of one that is in both, the counts are added and the sequence of the later
   * datagram goes on. Exporters beyond the limit are left out.
   */
  public void merge(Contents contents) {
    for (Exporter read : contents.exporters) {
      Exporter known = find(read.ipv4, read.high, read.low, read.protocol, read.domain);
      if (known == null) {
        add(read);
      } else {
        boolean ownState = known.state != null;
        known.merge(read);
        if (!ownState && known.state != null) {
          known.state.account(addressOf(known).held, held);
        }
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
    ExporterAddress address = addressOf(exporter);
    address.domains++;
    if (exporter.state != null) {
      exporter.state.account(address.held, held);
    }
    if (2 * count >= slots.length) {
      grow();
    }
    place(slots, exporter);
    count++;
    return true;
  }

  private Exporter exporterOf(
      Datagram datagram, ExportProtocol protocol, long domain, DatagramReport report) {
    boolean ipv4 = datagram.ipv4;
    long high = datagram.exporterHigh;
    long low = datagram.exporterLow;
    if (latest != null && latest.is(ipv4, high, low, protocol, domain)) {
      return latest;
    }
    Exporter found = find(ipv4, high, low, protocol, domain);
    if (found == null) {
      found = follow(new Exporter(ipv4, high, low, protocol, domain), report);
    }
    latest = found;
    return found;
  }

  /** Follows one more exporter, or counts that there are too many already: once a datagram. */
  private Exporter follow(Exporter exporter, DatagramReport report) {
    boolean counted =
        report.count(DecodeProblem.EXPORTER_LIMIT) + report.count(DecodeProblem.DOMAIN_LIMIT) > 0;
    ExporterAddress address = addresses.get(key(exporter));
    if (address != null && address.domains >= maxDomainsPerExporter) {
      if (!counted) {
        report.add(DecodeProblem.DOMAIN_LIMIT);
      }
      return null;
    }
    if (add(exporter)) {
      return exporter;
    }
    if (!counted) {
      report.add(DecodeProblem.EXPORTER_LIMIT);
    }
    return null;
  }

  private ExporterAddress addressOf(Exporter exporter) {
    return addresses.computeIfAbsent(key(exporter), key -> new ExporterAddress());
  }

  private static ExporterAddress.Key key(Exporter exporter) {
    return new ExporterAddress.Key(exporter.ipv4, exporter.high, exporter.low);
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
