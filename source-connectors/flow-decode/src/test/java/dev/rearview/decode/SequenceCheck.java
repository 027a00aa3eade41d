package dev.rearview.decode;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.OptionsRecord;
import java.util.Arrays;
import java.util.List;

/**
 * What holds for every sequence of datagrams, whatever they contain: no exception, no byte read
 * that is not theirs, counts that add up, and a snapshot that can be taken at any time and changes
 * nothing.
 */
final class SequenceCheck {
  private static final int MARGIN_BYTES = 256;
  private static final int MOST_ROWS = 200_000;
  private static final int MOST_SNAPSHOT_BYTES = 64 << 20;
  private static final long RECEIVED_EPOCH_NANOS = 1_700_000_001_500_000_000L;
  private static final long FIRST_EXPORTER = 0xc000_0201L;

  private SequenceCheck() {}

  /**
   * Checks the sequence.
   *
   * @throws AssertionError if something does not hold
   */
  static void check(List<DatagramSequence.Piece> pieces) {
    Rendering plain = decode(pieces, (byte) 0xca, false);
    Rendering amidOthers = decode(pieces, (byte) 0x00, false);
    require(
        plain.records().equals(amidOthers.records())
            && plain.problems().equals(amidOthers.problems()),
        "bytes were read beyond a payload");
    // Only the records: after a restart a tracker may call missing what it had not yet seen.
    require(
        plain.records().equals(decode(pieces, (byte) 0xca, true).records()),
        "a snapshot loses records");
  }

  /** What comes out; with {@code resume} by a new decoder after each datagram. */
  private static Rendering decode(
      List<DatagramSequence.Piece> pieces, byte canary, boolean resume) {
    Rendering rendering = new Rendering();
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    long received = RECEIVED_EPOCH_NANOS;
    for (DatagramSequence.Piece piece : pieces) {
      byte[] payload = piece.payload();
      byte[] bytes = new byte[payload.length + 2 * MARGIN_BYTES];
      Arrays.fill(bytes, canary);
      System.arraycopy(payload, 0, bytes, MARGIN_BYTES, payload.length);
      byte[] before = bytes.clone();
      received += piece.advanceNanos();
      Datagram datagram = new Datagram().payload(bytes, MARGIN_BYTES, payload.length);
      datagram.receivedEpochNanos = received;
      datagram.exporterLow = FIRST_EXPORTER + piece.exporter();
      datagram.exporterPort = 50_000;
      long datagrams = decoder.counters().datagrams();
      decoder.decode(datagram, rendering);
      require(decoder.counters().datagrams() == datagrams + 1, "a datagram was not counted");
      require(Arrays.equals(before, bytes), "a payload was written to");
      checkCounters(decoder.counters(), decoder.report());

      for (DecodeProblem problem : DecodeProblem.values()) {
        int count = decoder.report().count(problem);
        if (count > 0) {
          rendering.problems.append(problem).append(' ').append(count).append('\n');
        }
      }
      if (resume) {
        byte[] snapshot = decoder.snapshot();
        require(snapshot.length <= MOST_SNAPSHOT_BYTES, "a snapshot has no bound");
        decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
        decoder.restore(snapshot);
      }
      // Its bytes are gone: whatever waits for a template must have been copied.
      Arrays.fill(bytes, (byte) 0x5a);
    }
    return rendering;
  }

  private static void checkCounters(DecodeCounters counters, DatagramReport report) {
    require(
        counters.decoded() + counters.filtered() + counters.failed() == counters.datagrams()
            && counters.filtered() == 0,
        "decoded + filtered + failed is not the number of datagrams");
    boolean anyProblem = false;
    for (DecodeProblem problem : DecodeProblem.values()) {
      anyProblem |= report.count(problem) > 0;
    }
    // A message of v9 or IPFIX may hold no set, or sets without a record: no use, but no problem.
    boolean mayBeEmpty =
        report.protocol() == ExportProtocol.NETFLOW9 || report.protocol() == ExportProtocol.IPFIX;
    require(report.useful() || anyProblem || mayBeEmpty, "a datagram failed without a problem");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** Every record as a line of JSON, so every value is read. */
  private static final class Rendering implements FlowSink {
    private final StringBuilder records = new StringBuilder();
    private final StringBuilder problems = new StringBuilder();
    private final Row row = new Row();
    private int rows;

    @Override
    public void accept(FlowRecord record) {
      Rows.flow(record, row);
      append();
    }

    @Override
    public void options(OptionsRecord record) {
      Rows.options(record, row);
      append();
    }

    @Override
    public void counters(CounterRecord record) {
      Rows.counter(record, row);
      append();
    }

    private String records() {
      return records.toString();
    }

    private String problems() {
      return problems.toString();
    }

    private void append() {
      rows++;
      require(rows <= MOST_ROWS, "more records than the bytes can hold");
      JsonText.appendMembers(row.values(), records);
      records.append('\n');
    }
  }
}
