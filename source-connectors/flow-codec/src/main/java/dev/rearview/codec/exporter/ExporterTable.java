package dev.rearview.codec.exporter;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.template.DomainState;
import dev.rearview.codec.template.Domains;
import dev.rearview.codec.template.MemoryAccount;
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
 * <p>A hostile sender cannot push a known exporter out: only one that has been silent for long
 * makes room, and only if another one wants its place. Who finds none is counted under the address
 * 0.0.0.0, or, where there are too many domains, under its address without a domain.
 */
public final class ExporterTable implements Domains {
  private static final int INITIAL_SLOTS = 64;

  /** The table is looked through for silent exporters no more often than this. */
  private static final long SWEEP_INTERVAL_NANOS = 1_000_000_000L;

  private static final long NEVER = Long.MIN_VALUE;

  private final int maxExporters;
  private final int maxDomainsPerExporter;
  private final long exporterTimeoutNanos;
  private final Map<ExporterAddress.Key, ExporterAddress> addresses = new HashMap<>();
  private MemoryAccount memory = new MemoryAccount();
  private Exporter[] slots = new Exporter[INITIAL_SLOTS];
  private int count;
  private Exporter latest;
  private boolean roomForLatest = true;
  private long lastSweepEpochNanos = NEVER;

  /** Follows at most as many exporters, and domains of one, as {@code limits} allow. */
  public ExporterTable(DecoderLimits limits) {
    maxExporters = limits.maxExporters();
    maxDomainsPerExporter = limits.maxDomainsPerExporter();
    exporterTimeoutNanos = limits.exporterTimeout().toNanos();
  }

  /**
   * Books a datagram on its exporter and follows its sequence; what is wrong with the sequence is
   * added to {@code report} first.
   *
   * @return by how much the number of missing flows changed
   */
  public long book(Datagram datagram, DatagramReport report) {
    Exporter exporter = exporterOf(datagram, report.protocol(), report.domain(), report);
    long missingBefore = exporter.sequence.missing();
    if (report.hasSequence() && roomForLatest) {
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
    if (!roomForLatest) {
      return DomainState.forOneDatagram();
    }
    if (exporter.state == null) {
      exporter.state = new DomainState();
      exporter.state.account(addressOf(exporter).memory, memory);
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
    memory = new MemoryAccount();
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
          known.state.account(addressOf(known).memory, memory);
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
    insert(exporter);
    return true;
  }

  private void insert(Exporter exporter) {
    ExporterAddress address = addressOf(exporter);
    address.domains++;
    if (exporter.state != null) {
      exporter.state.account(address.memory, memory);
    }
    if (2 * count >= slots.length) {
      grow();
    }
    place(slots, exporter);
    count++;
  }

  /** The exporter to count the datagram for; {@link #roomForLatest} tells whether it is its own. */
  private Exporter exporterOf(
      Datagram datagram, ExportProtocol protocol, long domain, DatagramReport report) {
    boolean ipv4 = datagram.ipv4;
    long high = datagram.exporterHigh;
    long low = datagram.exporterLow;
    if (latest != null && latest.is(ipv4, high, low, protocol, domain)) {
      roomForLatest = true;
      return latest;
    }
    Exporter found = find(ipv4, high, low, protocol, domain);
    if (found == null) {
      return follow(
          new Exporter(ipv4, high, low, protocol, domain), datagram.receivedEpochNanos, report);
    }
    roomForLatest = true;
    latest = found;
    return found;
  }

  /** Follows one more exporter, or counts that there are too many already: once a datagram. */
  private Exporter follow(Exporter exporter, long nowEpochNanos, DatagramReport report) {
    if (hasTooManyDomains(exporter) || count >= maxExporters) {
      forgetSilent(nowEpochNanos);
    }
    exporter.lastReceivedEpochNanos = nowEpochNanos;
    boolean tooManyDomains = hasTooManyDomains(exporter);
    roomForLatest = !tooManyDomains && add(exporter);
    if (roomForLatest) {
      latest = exporter;
      return exporter;
    }
    DecodeProblem problem =
        tooManyDomains ? DecodeProblem.DOMAIN_LIMIT : DecodeProblem.EXPORTER_LIMIT;
    if (report.count(problem) == 0) {
      report.add(problem);
    }
    Exporter others =
        tooManyDomains
            ? new Exporter(
                exporter.ipv4,
                exporter.high,
                exporter.low,
                exporter.protocol,
                DatagramReport.NO_DOMAIN)
            : new Exporter(true, 0, 0, null, DatagramReport.NO_DOMAIN);
    Exporter known = find(others.ipv4, others.high, others.low, others.protocol, others.domain);
    if (known == null) {
      insert(others);
      known = others;
    }
    return known;
  }

  private boolean hasTooManyDomains(Exporter exporter) {
    ExporterAddress address = addresses.get(key(exporter));
    return address != null && address.domains >= maxDomainsPerExporter;
  }

  /** Forgets the exporters that have sent nothing for as long as the limit says. */
  private void forgetSilent(long nowEpochNanos) {
    boolean justSwept =
        lastSweepEpochNanos != NEVER
            && Math.abs(nowEpochNanos - lastSweepEpochNanos) < SWEEP_INTERVAL_NANOS;
    if (exporterTimeoutNanos == 0 || justSwept) {
      return;
    }
    lastSweepEpochNanos = nowEpochNanos;
    Exporter[] before = slots;
    slots = new Exporter[before.length];
    latest = null;
    for (Exporter exporter : before) {
      if (exporter == null) {
        continue;
      }
      if (exporter.lastReceivedEpochNanos >= nowEpochNanos - exporterTimeoutNanos) {
        place(slots, exporter);
      } else {
        forget(exporter);
      }
    }
  }

  private void forget(Exporter exporter) {
    count--;
    ExporterAddress address = addressOf(exporter);
    address.domains--;
    if (exporter.state != null) {
      exporter.state.close();
    }
    if (address.domains == 0) {
      addresses.remove(key(exporter));
    }
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
