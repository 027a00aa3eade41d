package dev.rearview.codec.netflow5;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.derive.DatagramColumns;
import dev.rearview.codec.derive.UptimeTimes;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import java.util.List;
import java.util.Map;

/** Reads the header of a datagram and sets the columns that are the same for all its records. */
final class FixedHeader {
  private static final int INTERVAL_BITS = 14;
  private static final int INTERVAL_MASK = (1 << INTERVAL_BITS) - 1;

  /** By sampling mode: as information element 35, which uses the same codes. */
  private static final List<Map<String, String>> SAMPLING_MODES =
      List.of(
          Map.of(),
          Map.of("samplingAlgorithm", "1"),
          Map.of("samplingAlgorithm", "2"),
          Map.of("samplingAlgorithm", "3"));

  private final FixedLayout layout;
  private final FieldSelection selection;
  private final DatagramColumns columns;
  private final UptimeTimes times;
  private int announced;

  FixedHeader(FixedLayout layout, FieldSelection selection, UptimeTimes times) {
    this.layout = layout;
    this.selection = selection;
    this.columns = new DatagramColumns(selection, layout.protocol());
    this.times = times;
  }

  /** Reads the header, which the cursor has whole, and goes past it. */
  void read(Datagram datagram, WireCursor cursor, FlowRecord record, DatagramReport report) {
    record.begin(0, 0);
    columns.set(datagram, record);
    announced = cursor.u16At(FixedLayout.COUNT_OFFSET);
    times.header(
        cursor.u32At(FixedLayout.SECONDS_OFFSET),
        cursor.u32At(FixedLayout.NANOS_OFFSET),
        cursor.u32At(FixedLayout.UPTIME_OFFSET),
        datagram.receivedEpochNanos,
        report);
    readEngine(cursor, record, report);
    readSequence(cursor, record, report);
    readSampling(cursor, record);
    cursor.skip(layout.headerBytes());
  }

  /** How many records the header announces. */
  int announced() {
    return announced;
  }

  private void readEngine(WireCursor cursor, FlowRecord record, DatagramReport report) {
    if (layout.engineOffset() == FixedLayout.ABSENT) {
      report.origin(layout.protocol(), DatagramReport.NO_DOMAIN);
      return;
    }
    int engine = cursor.u16At(layout.engineOffset());
    report.origin(layout.protocol(), engine);
    if (selection.contains(FlowField.OBSERVATION_DOMAIN)) {
      record.setLong(FlowField.OBSERVATION_DOMAIN, engine);
    }
  }

  private void readSequence(WireCursor cursor, FlowRecord record, DatagramReport report) {
    if (layout.sequenceOffset() == FixedLayout.ABSENT) {
      return;
    }
    long sequence = cursor.u32At(layout.sequenceOffset());
    if (selection.contains(FlowField.SEQUENCE_NUMBER)) {
      record.setLong(FlowField.SEQUENCE_NUMBER, sequence);
    }
    int complete = (cursor.remaining() - layout.headerBytes()) / layout.recordBytes();
    // A count beyond the protocol's is no measure of what was sent.
    int units = announced <= layout.maxRecords() ? announced : complete;
    report.sequence((int) sequence, units, times.bootMillis());
  }

  private void readSampling(WireCursor cursor, FlowRecord record) {
    if (layout.samplingOffset() == FixedLayout.ABSENT) {
      return;
    }
    int sampling = cursor.u16At(layout.samplingOffset());
    int mode = sampling >> INTERVAL_BITS;
    if (selection.contains(FlowField.SAMPLING_RATE)) {
      record.setLong(FlowField.SAMPLING_RATE, sampling & INTERVAL_MASK);
    }
    if (mode != 0 && selection.contains(FlowField.EXTRA)) {
      record.setExtra(SAMPLING_MODES.get(mode));
    }
  }
}
