package dev.rearview.codec.sflow;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.problem.DecodeProblem;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the sample numbers of all data sources stand, so that gaps and drops are noticed.
 *
 * <p>Bounded by the limits on exporters, on domains of an exporter and on sources of a domain;
 * nothing is evicted, so no sender can push out what another sent. Each problem is counted once a
 * datagram.
 */
public final class SourceTable {
  private final int maxDomains;
  private final int maxDomainsPerExporter;
  private final int maxSources;
  private final Map<SourceKey, SampleSources> domains = new HashMap<>();
  private SourceKey latestKey;
  private SampleSources latest;

  /** Remembers as much as {@code limits} allow. */
  public SourceTable(DecoderLimits limits) {
    maxDomains = limits.maxExporters();
    maxDomainsPerExporter = limits.maxDomainsPerExporter();
    maxSources = limits.maxSourcesPerDomain();
  }

  /** Starts a datagram: the samples that follow are of its sub-agent. */
  void begin(Datagram datagram, SflowHeader header) {
    if (latestKey != null && latestKey.is(datagram, header)) {
      return;
    }
    latestKey = SourceKey.of(datagram, header);
    latest = domains.get(latestKey);
    if (latest == null && hasRoomFor(latestKey)) {
      latest = new SampleSources();
      domains.put(latestKey, latest);
    }
  }

  /** Takes the numbers of a flow sample. */
  void flow(FlowSample sample, Delivery to) {
    long key = SampleSources.key(sample.sourceKind, sample.sourceIndex, false);
    int dropped = (int) sample.drops;
    int place = place(key, (int) sample.sequence, (int) sample.samplePool, dropped, to);
    if (place >= 0) {
      count(latest.follow(place, (int) sample.sequence, (int) sample.samplePool), to);
      count(latest.followDrops(place, dropped), to);
    }
  }

  /** Takes the number of a counter sample. */
  void counters(CounterSource source, Delivery to) {
    long key = SampleSources.key(source.kind(), source.index(), true);
    int place = place(key, (int) source.sequence(), 0, 0, to);
    if (place >= 0) {
      count(latest.follow(place, (int) source.sequence(), 0), to);
    }
  }

  /** Writes everything, for a checkpoint. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(domains.size());
    for (Map.Entry<SourceKey, SampleSources> domain : domains.entrySet()) {
      SourceKey key = domain.getKey();
      out.writeBoolean(key.ipv4());
      out.writeLong(key.high());
      out.writeLong(key.low());
      out.writeLong(key.agentHigh());
      out.writeLong(key.agentLow());
      out.writeByte(key.version());
      out.writeLong(key.domain());
      domain.getValue().write(out);
    }
  }

  /** Takes over what {@link #write} wrote in place of what is known. */
  public void read(DataInput in) throws IOException {
    SourceTable read = readTable(in);
    domains.clear();
    domains.putAll(read.domains);
    forgetLatest();
  }

  /** Adds what {@link #write} wrote; of a source that is known already the known numbers stay. */
  public void merge(DataInput in) throws IOException {
    for (Map.Entry<SourceKey, SampleSources> other : readTable(in).domains.entrySet()) {
      SampleSources known = domains.get(other.getKey());
      if (known != null) {
        known.addMissing(other.getValue(), maxSources);
      } else if (hasRoomFor(other.getKey())) {
        domains.put(other.getKey(), other.getValue());
      }
    }
    forgetLatest();
  }

  private SourceTable readTable(DataInput in) throws IOException {
    SourceTable table = new SourceTable(DecoderLimits.defaults());
    for (int left = in.readInt(); left > 0; left--) {
      SourceKey key =
          new SourceKey(
              in.readBoolean(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readUnsignedByte(),
              in.readLong());
      SampleSources sources = SampleSources.read(in, maxSources);
      if (table.domains.size() < maxDomains) {
        table.domains.put(key, sources);
      }
    }
    return table;
  }

  private void forgetLatest() {
    latestKey = null;
    latest = null;
  }

  private boolean hasRoomFor(SourceKey key) {
    if (domains.size() >= maxDomains) {
      return false;
    }
    int ofExporter = 0;
    for (SourceKey other : domains.keySet()) {
      ofExporter += other.sameExporter(key) ? 1 : 0;
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

  private static void count(DecodeProblem problem, Delivery to) {
    if (problem != null) {
      to.once(problem);
    }
  }
}
