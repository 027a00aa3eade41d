package dev.rearview.codec;

import dev.rearview.codec.exporter.ExporterStats;
import dev.rearview.codec.exporter.ExporterTable;
import dev.rearview.codec.ipfix.IpfixDecoder;
import dev.rearview.codec.netflow5.FixedLayoutDecoder;
import dev.rearview.codec.netflow9.NetFlow9Decoder;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.sflow.SflowDecoder;
import dev.rearview.codec.template.Delivery;
import dev.rearview.codec.template.SetReader;
import dev.rearview.codec.wire.WireCursor;
import java.util.function.Consumer;

/**
 * A datagram in, flow records out; follows each exporter's sequence and counts every problem.
 *
 * <p>One decoder serves any number of exporters, and one thread. In steady state nothing is
 * allocated up to {@link FlowSink#accept}.
 */
public final class FlowDecoder {
  private static final int VERSION_BYTES = 2;

  /** The version of sFlow has 32 bits. */
  private static final int SFLOW = 0;

  private static final int NETFLOW1 = 1;
  private static final int NETFLOW5 = 5;
  private static final int NETFLOW7 = 7;
  private static final int NETFLOW9 = 9;
  private static final int IPFIX = 10;

  private final WireCursor cursor = new WireCursor();
  private final FlowRecord record = new FlowRecord();
  private final DatagramReport report = new DatagramReport();
  private final DecodeCounters counters = new DecodeCounters();
  private final ExporterTable exporters;
  private final Delivery delivery = new Delivery(report);
  private final FixedLayoutDecoder netFlow1;
  private final FixedLayoutDecoder netFlow5;
  private final FixedLayoutDecoder netFlow7;
  private final NetFlow9Decoder netFlow9;
  private final IpfixDecoder ipfix;
  private final SflowDecoder sflow;
  private final DecoderLimits limits;

  /** Decodes the columns of {@code selection} and remembers as much as {@code limits} allow. */
  public FlowDecoder(FieldSelection selection, DecoderLimits limits) {
    this.limits = limits;
    exporters = new ExporterTable(limits);
    netFlow1 = FixedLayoutDecoder.netFlow1(selection);
    netFlow5 = FixedLayoutDecoder.netFlow5(selection);
    netFlow7 = FixedLayoutDecoder.netFlow7(selection);
    SetReader sets = new SetReader(selection, limits, exporters, record);
    netFlow9 = new NetFlow9Decoder(exporters, sets);
    ipfix = new IpfixDecoder(exporters, sets);
    sflow = new SflowDecoder(selection, limits);
  }

  /**
   * Decodes one datagram and gives its flows to {@code sink}, in wire order.
   *
   * <p>Never throws by itself, whatever the datagram holds: what decoded before a problem has been
   * delivered, and the problem is counted. An exception of the sink passes through.
   */
  public void decode(Datagram datagram, FlowSink sink) {
    report.clear();
    delivery.begin(datagram, sink);
    cursor.wrap(datagram.bytes, datagram.offset, datagram.length);
    if (cursor.has(VERSION_BYTES)) {
      dispatch(datagram, sink);
    } else {
      report.add(DecodeProblem.DATAGRAM_TOO_SHORT);
    }
    counters.addMissingFlows(exporters.book(datagram, report));
    counters.book(report);
  }

  /**
   * Takes the templates and options of a datagram that stands before the first one to decode.
   * Delivers and counts nothing; never throws.
   */
  public void learn(Datagram datagram) {
    report.clear();
    delivery.begin(datagram, null);
    cursor.wrap(datagram.bytes, datagram.offset, datagram.length);
    if (cursor.has(VERSION_BYTES)) {
      switch (cursor.u16At(0)) {
        case NETFLOW9 -> netFlow9.decode(datagram, cursor, delivery);
        case IPFIX -> ipfix.decode(datagram, cursor, delivery);
        default -> {
          // Only templates and options are learnt.
        }
      }
    }
    report.clear();
  }

  /** What became of the datagram that was decoded last; valid until the next one. */
  public DatagramReport report() {
    return report;
  }

  /**
   * The datagram that the flow being delivered came in: the one being decoded, or an earlier one
   * whose data had waited for its template. Of that one {@code bytes} are not to be read, and
   * {@code offset} is where in it the set stood.
   */
  public Datagram origin() {
    return delivery.origin();
  }

  /** Totals since this decoder was made. */
  public DecodeCounters counters() {
    return counters;
  }

  /** Gives what each exporter sent, up to now; in no order. */
  public void forEachExporter(Consumer<ExporterStats> action) {
    exporters.forEach(action);
  }

  /** What is remembered of the exporters, as bytes for a checkpoint. */
  public byte[] snapshot() {
    return DecoderState.write(exporters, sflow.sources());
  }

  /**
   * Forgets all exporters and takes over those of a snapshot.
   *
   * @throws IllegalArgumentException if the bytes are no snapshot of a known version; then nothing
   *     is changed
   */
  public void restore(byte[] snapshot) {
    DecoderState state = DecoderState.read(snapshot, limits);
    exporters.restore(state.exporters());
    sflow.sources().replace(state.sources());
  }

  /**
   * Adds the exporters of a snapshot. Of an exporter that is known already the counts are added,
   * and the sequence of the later datagram goes on.
   *
   * @throws IllegalArgumentException if the bytes are no snapshot of a known version; then nothing
   *     is changed
   */
  public void merge(byte[] snapshot) {
    DecoderState state = DecoderState.read(snapshot, limits);
    exporters.merge(state.exporters());
    sflow.sources().merge(state.sources());
  }

  private void dispatch(Datagram datagram, FlowSink sink) {
    switch (cursor.u16At(0)) {
      case NETFLOW1 -> netFlow1.decode(datagram, cursor, record, sink, report);
      case NETFLOW5 -> netFlow5.decode(datagram, cursor, record, sink, report);
      case SFLOW -> sflow.decode(datagram, cursor, record, sink, report);
      case NETFLOW7 -> netFlow7.decode(datagram, cursor, record, sink, report);
      case NETFLOW9 -> netFlow9.decode(datagram, cursor, delivery);
      case IPFIX -> ipfix.decode(datagram, cursor, delivery);
      default -> report.add(DecodeProblem.UNKNOWN_VERSION);
    }
  }
}
