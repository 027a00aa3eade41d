package dev.rearview.connector.metrics;

import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.connector.RecordKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/**
 * The metrics of one reader, in the operator's scope:
 *
 * <ul>
 *   <li>{@code flow.datagrams}, {@code flow.records}, {@code flow.bytes}: what was read
 *   <li>{@code flow.lateRecords}: flows among the records that had waited for their template
 *   <li>{@code flow.optionsRecords}, {@code flow.counterSamples}: what else was read
 *   <li>{@code flow.decoded}, {@code flow.filtered}, {@code flow.failed}: their sum is {@code
 *       flow.datagrams}, always
 *   <li>{@code flow.problems.<problem>}: one counter for each {@link DecodeProblem}
 *   <li>{@code flow.sequenceGaps}: flows that exporters sent and that never arrived
 *   <li>{@code flow.packetsSkipped}: packets that are fragments, or no UDP, in captures
 *   <li>{@code flow.lagBytes}, {@code flow.lagMillis}: how far the reader is behind its input
 *   <li>Flink's own {@code numRecordsIn}, {@code numBytesIn} and {@code pendingBytes}
 * </ul>
 *
 * A source of other rows than flows has the same under the name of its rows, as {@code
 * options.datagrams}: it reads the same datagrams, and adding them up would say nothing.
 *
 * <p>Written by the task thread, read by reporters.
 */
public final class FlowSourceMetrics {
  private final Counter datagrams;
  private final Counter records;
  private final Counter lateRecords;
  private final Counter optionsRecords;
  private final Counter counterSamples;
  private final Counter bytes;
  private final Counter decoded;
  private final Counter filtered;
  private final Counter failed;
  private final Map<DecodeProblem, Counter> problems = new EnumMap<>(DecodeProblem.class);
  private final Counter numBytesIn;
  private final Counter numRecordsIn;

  private volatile long lagBytes;
  private volatile long lagMillis;
  private volatile long sequenceGaps;
  private volatile long packetsSkipped;

  public FlowSourceMetrics(SourceReaderMetricGroup group, RecordKind kind) {
    MetricGroup flow = group.addGroup(kind == RecordKind.FLOWS ? "flow" : kind.toString());
    this.datagrams = flow.counter("datagrams");
    this.records = flow.counter("records");
    this.lateRecords = flow.counter("lateRecords");
    this.optionsRecords = flow.counter("optionsRecords");
    this.counterSamples = flow.counter("counterSamples");
    this.bytes = flow.counter("bytes");
    this.decoded = flow.counter("decoded");
    this.filtered = flow.counter("filtered");
    this.failed = flow.counter("failed");
    MetricGroup problemGroup = flow.addGroup("problems");
    for (DecodeProblem problem : DecodeProblem.values()) {
      problems.put(problem, problemGroup.counter(problem.label()));
    }
    flow.gauge("sequenceGaps", () -> sequenceGaps);
    flow.gauge("packetsSkipped", () -> packetsSkipped);
    flow.gauge("lagBytes", () -> lagBytes);
    flow.gauge("lagMillis", () -> lagMillis);
    this.numBytesIn = group.getIOMetricGroup().getNumBytesInCounter();
    this.numRecordsIn = group.getIOMetricGroup().getNumRecordsInCounter();
    group.setPendingBytesGauge(() -> lagBytes);
  }

  /** A datagram of so many payload bytes was read. */
  public void datagramRead(int payloadBytes) {
    datagrams.inc();
    bytes.inc(payloadBytes);
    numBytesIn.inc(payloadBytes);
  }

  /**
   * Sets what the decoders have counted.
   *
   * @param decoders the counters of every split that this reader has read so far
   */
  public void decoded(Collection<DecodeCounters> decoders) {
    raise(records, decoders.stream().mapToLong(DecodeCounters::records).sum());
    raise(lateRecords, decoders.stream().mapToLong(DecodeCounters::lateRecords).sum());
    raise(optionsRecords, decoders.stream().mapToLong(DecodeCounters::optionsRecords).sum());
    raise(counterSamples, decoders.stream().mapToLong(DecodeCounters::counterSamples).sum());
    raise(decoded, decoders.stream().mapToLong(DecodeCounters::decoded).sum());
    raise(filtered, decoders.stream().mapToLong(DecodeCounters::filtered).sum());
    raise(failed, decoders.stream().mapToLong(DecodeCounters::failed).sum());
    raise(numRecordsIn, records.getCount());
    problems.forEach(
        (problem, counter) ->
            raise(counter, decoders.stream().mapToLong(d -> d.problems(problem)).sum()));
    sequenceGaps = decoders.stream().mapToLong(DecodeCounters::missingFlows).sum();
  }

  /** Sets how many packets were passed over so far, in all splits. */
  public void skipped(long packets) {
    packetsSkipped = packets;
  }

  /** Sets how far the reader is behind. */
  public void lag(long pendingBytes, long behindMillis) {
    lagBytes = pendingBytes;
    lagMillis = behindMillis;
  }

  private static void raise(Counter counter, long total) {
    counter.inc(total - counter.getCount());
  }
}
