package dev.rearview.codec.sflow;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;

/**
 * Decodes sFlow: version 5 (sflow.org), 4 and 2 (RFC 3176). A flow sample is a flow of one packet,
 * a counter sample a counter record.
 *
 * <p>Lengths are believed within what contains them only. Every sample that can be found is
 * delivered, with the structures of it that can be read.
 */
public final class SflowDecoder {
  private final int maxSamples;
  private final SflowHeader header;
  private final SourceTable sources;
  private final TaggedSampleDecoder tagged;
  private final PlainSampleDecoder plain;
  private final Delivery delivery = new Delivery();

  /** Decodes the columns of {@code selection}, and remembers as much as {@code limits} allow. */
  public SflowDecoder(FieldSelection selection, DecoderLimits limits) {
    maxSamples = limits.maxSamplesPerDatagram();
    header = new SflowHeader(selection);
    sources = new SourceTable(limits);
    FlowSample sample = new FlowSample();
    FlowSampleDecoder flows = new FlowSampleDecoder(selection, header, sample, sources);
    CounterSampleDecoder counters = new CounterSampleDecoder(header, sources);
    tagged = new TaggedSampleDecoder(sample, flows, counters);
    plain = new PlainSampleDecoder(sample, flows, counters);
  }

  /** What is remembered of data sources, for checkpoints. */
  public SourceTable sources() {
    return sources;
  }

  /**
   * Decodes one datagram.
   *
   * @param cursor at the version of the header, 32 bits
   * @param record filled anew for each flow
   * @param report told what was found
   */
  public void decode(
      Datagram datagram,
      WireCursor cursor,
      FlowRecord record,
      FlowSink sink,
      DatagramReport report) {
    if (!header.read(datagram, cursor, record, report)) {
      return;
    }
    delivery.begin(datagram, record, sink, report);
    sources.begin(datagram, header);
    report.sequence((int) header.sequence(), 1, sources.bootMillis(header.bootMillis()));
    int samples = (int) Math.min(header.announced(), maxSamples);
    if (header.announced() == 0) {
      report.add(DecodeProblem.RECORD_COUNT_ZERO);
    } else if (samples < header.announced()) {
      report.add(DecodeProblem.SAMPLE_LIMIT);
    }
    boolean goesOn = true;
    for (int i = 0; i < samples && goesOn; i++) {
      goesOn =
          header.version() == SflowHeader.VERSION_5
              ? tagged.decode(cursor, delivery)
              : plain.decode(header.version(), cursor, delivery);
    }
    if (goesOn && cursor.remaining() > 0 && samples == header.announced()) {
      report.add(DecodeProblem.TRAILING_BYTES);
    }
    delivery.end();
  }
}
