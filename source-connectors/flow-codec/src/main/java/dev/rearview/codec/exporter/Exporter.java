package dev.rearview.codec.exporter;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.template.DomainState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One exporter address, protocol and observation domain, with all that is remembered of it. */
final class Exporter {
  final boolean ipv4;
  final long high;
  final long low;
  final ExportProtocol protocol;
  final long domain;
  SequenceTracker sequence = new SequenceTracker();
  final long[] problems = new long[DecodeProblem.COUNT];
  long datagrams;
  long failed;
  long records;
  long optionsRecords;
  long counterSamples;
  long lastReceivedEpochNanos;

  /** What its data is decoded with; null if its protocol has no templates. */
  DomainState state;

  Exporter(boolean ipv4, long high, long low, ExportProtocol protocol, long domain) {
    this.ipv4 = ipv4;
    this.high = high;
    this.low = low;
    this.protocol = protocol;
    this.domain = domain;
  }

  boolean is(boolean ipv4, long high, long low, ExportProtocol protocol, long domain) {
    return this.low == low
        && this.high == high
        && this.ipv4 == ipv4
        && this.domain == domain
        && this.protocol == protocol;
  }

  /** Adds what {@code other} counted, and goes on with the sequence of the later datagram. */
  void merge(Exporter other) {
    datagrams += other.datagrams;
    failed += other.failed;
    records += other.records;
    optionsRecords += other.optionsRecords;
    counterSamples += other.counterSamples;
    for (int i = 0; i < problems.length; i++) {
      problems[i] += other.problems[i];
    }
    if (state == null) {
      state = other.state;
    } else if (other.state != null) {
      state.merge(other.state);
    }
    if (other.lastReceivedEpochNanos > lastReceivedEpochNanos) {
      lastReceivedEpochNanos = other.lastReceivedEpochNanos;
      other.sequence.addMissing(sequence.missing());
      sequence = other.sequence;
    } else {
      sequence.addMissing(other.sequence.missing());
    }
  }

  void book(Datagram datagram, DatagramReport report) {
    datagrams++;
    failed += report.useful() ? 0 : 1;
    records += report.records();
    optionsRecords += report.optionsRecords();
    counterSamples += report.counterSamples();
    report.addProblemsTo(problems);
    lastReceivedEpochNanos = datagram.receivedEpochNanos;
  }

  ExporterStats stats() {
    Map<DecodeProblem, Long> met = new EnumMap<>(DecodeProblem.class);
    for (DecodeProblem problem : DecodeProblem.values()) {
      if (problems[problem.ordinal()] != 0) {
        met.put(problem, problems[problem.ordinal()]);
      }
    }
    return new ExporterStats(
        ipv4,
        high,
        low,
        protocol,
        domain,
        datagrams,
        failed,
        records,
        optionsRecords,
        counterSamples,
        sequence.missing(),
        Map.copyOf(met),
        state == null ? List.of() : state.templateStats(),
        state == null ? Map.of() : state.samplers(),
        state == null ? 0 : state.heldSets(),
        lastReceivedEpochNanos);
  }

  static int hash(long high, long low, long domain) {
    long mixed = (low ^ (high * 31) ^ (domain << 17)) * 0x9e37_79b9_7f4a_7c15L;
    return (int) (mixed >>> 32);
  }
}
