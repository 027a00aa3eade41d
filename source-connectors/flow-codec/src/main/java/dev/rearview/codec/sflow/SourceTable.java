package dev.rearview.codec.sflow;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.problem.DecodeProblem;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where the sample numbers of all data sources stand, so that gaps and drops are noticed.
 *
 * <p>Bounded by the limits on exporters, on domains of an exporter and on sources of a domain;
 * nothing is evicted, so no sender can push out what another sent.
 */
public final class SourceTable {
  private static final int INITIAL_SLOTS = 16;

  private final int maxDomains;
  private final int maxDomainsPerExporter;
  private final int maxSources;
  private SourceKey[] keys = new SourceKey[INITIAL_SLOTS];
  private SampleSources[] domains = new SampleSources[INITIAL_SLOTS];
  private int count;
  private SampleSources latest;

  /** Remembers as much as {@code limits} allow. */
  public SourceTable(DecoderLimits limits) {
    this(limits.maxExporters(), limits.maxDomainsPerExporter(), limits.maxSourcesPerDomain());
  }

  private SourceTable(int maxDomains, int maxDomainsPerExporter, int maxSources) {
    this.maxDomains = maxDomains;
    this.maxDomainsPerExporter = maxDomainsPerExporter;
    this.maxSources = maxSources;
  }

  /** Starts a datagram: the samples that follow are of its sub-agent. */
  void begin(Datagram datagram, SflowHeader header) {
    int at = SourceKey.hash(datagram, header) & (keys.length - 1);
    while (keys[at] != null && !keys[at].is(datagram, header)) {
      at = (at + 1) & (keys.length - 1);
    }
    latest = domains[at];
    if (latest == null && count < maxDomains) {
      SourceKey key = SourceKey.of(datagram, header);
      if (hasRoomFor(key)) {
        latest = new SampleSources();
        add(key, latest);
      }
    }
  }

  /** When the agent of this datagram started: what it seems, or what it seemed before. */
  int bootMillis(int seeming) {
    return latest == null ? seeming : latest.steadyBootMillis(seeming);
  }

  /** Takes the numbers of a flow sample. */
  void flow(FlowSample sample, Delivery to) {
    long key = SampleSources.key(sample.sourceKind, sample.sourceIndex, false);
    int dropped = (int) sample.drops;
    int place = place(key, (int) sample.sequence, (int) sample.samplePool, dropped, to);
    if (place >= 0) {
      gap(latest.follow(place, (int) sample.sequence, (int) sample.samplePool), to);
      count(DecodeProblem.SAMPLES_DROPPED, latest.followDrops(place, dropped), to);
    }
  }

  /** Takes the number of a counter sample. */
  void counters(CounterSource source, Delivery to) {
    long key = SampleSources.key(source.kind(), source.index(), true);
    int place = place(key, (int) source.sequence(), 0, 0, to);
    if (place >= 0) {
      gap(latest.follow(place, (int) source.sequence(), 0), to);
    }
  }

  /** Writes everything, for a checkpoint. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != null) {
        keys[i].write(out);
        domains[i].write(out);
      }
    }
  }

  /**
   * Takes over what {@link #write} wrote in place of what is known.
   *
   * @throws IOException if it is cut short; then nothing is changed
   */
  public void read(DataInput in) throws IOException {
    replace(parse(in));
  }

  /** Takes over what another table knows in place of what is known. */
  public void replace(SourceTable other) {
    keys = other.keys;
    domains = other.domains;
    count = other.count;
    latest = null;
  }

  /** Adds what another table knows; of a source that is known already the known numbers stay. */
  public void merge(SourceTable other) {
    for (int i = 0; i < other.keys.length; i++) {
      SourceKey key = other.keys[i];
      SampleSources known = key == null ? null : find(key);
      if (known != null) {
        known.addMissing(other.domains[i], maxSources);
      } else if (key != null && count < maxDomains && hasRoomFor(key)) {
        add(key, other.domains[i]);
      }
    }
    latest = null;
  }

  private SourceTable parse(DataInput in) throws IOException {
    SourceTable table = new SourceTable(maxDomains, maxDomainsPerExporter, maxSources);
    for (int left = in.readInt(); left > 0; left--) {
      SourceKey key = SourceKey.read(in);
      SampleSources sources = SampleSources.read(in, maxSources);
      if (table.count < maxDomains && table.find(key) == null && table.hasRoomFor(key)) {
        table.add(key, sources);
      }
    }
    return table;
  }

  private SampleSources find(SourceKey key) {
    int at = key.hash() & (keys.length - 1);
    while (keys[at] != null && !keys[at].equals(key)) {
      at = (at + 1) & (keys.length - 1);
    }
    return domains[at];
  }

  private void add(SourceKey key, SampleSources sources) {
    if (2 * count >= keys.length) {
      SourceKey[] oldKeys = keys;
      SampleSources[] oldDomains = domains;
      keys = new SourceKey[2 * oldKeys.length];
      domains = new SampleSources[2 * oldKeys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != null) {
          place(oldKeys[i], oldDomains[i]);
        }
      }
    }
    place(key, sources);
    count++;
  }

  private void place(SourceKey key, SampleSources sources) {
    int at = key.hash() & (keys.length - 1);
    while (keys[at] != null) {
      at = (at + 1) & (keys.length - 1);
    }
    keys[at] = key;
    domains[at] = sources;
  }

  private boolean hasRoomFor(SourceKey key) {
    int ofExporter = 0;
    for (SourceKey other : keys) {
      ofExporter += other != null && other.sameExporter(key) ? 1 : 0;
    }
    return ofExporter < maxDomainsPerExporter;
  }

  /** Place of a known source; -1 for one that is followed from now on, or not at all. */
  private int place(long key, int sequence, int pool, int dropped, Delivery to) {
    if (latest == null) {
      return -1;
    }
    int place = latest.find(key);
    if (place < 0 && latest.size() < maxSources) {
      latest.add(key, sequence, pool, dropped);
    } else if (place < 0) {
      to.once(DecodeProblem.SOURCE_LIMIT);
    }
    return place;
  }

  private static void gap(int missing, Delivery to) {
    count(DecodeProblem.SAMPLE_GAP, missing, to);
  }

  private static void count(DecodeProblem problem, int samples, Delivery to) {
    if (samples > 0) {
      to.report().add(problem, samples);
    }
  }
}
