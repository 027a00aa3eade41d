package dev.rearview.connector.reader;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.journal.DatagramSource.Next;
import java.io.IOException;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.table.data.RowData;

/** Takes one kind of records from a cursor's decoder and emits them as rows, up to a limit. */
abstract class RowEmitter implements FlowSink {
  private final long limit;
  private final RecordNumbers numbers = new RecordNumbers();
  private final RowPlace place = new RowPlace();
  private long emitted;
  private SplitCursor cursor;
  private SourceOutput<RowData> output;

  RowEmitter(long limit) {
    this.limit = limit;
  }

  /** The emitter of rows of the given layout. */
  static RowEmitter of(RowLayout layout, FlowSourceConfig config) {
    return switch (layout.kind()) {
      case FLOWS -> new FlowEmitter(layout, config.limit());
      case OPTIONS -> new OptionsEmitter(layout, config.limit());
      case COUNTERS -> new CounterEmitter(layout, config.limit());
      case EXPORTERS -> new ExporterEmitter(layout, config);
    };
  }

  /** From now on rows come from {@code cursor} and go to {@code output}. */
  final void begin(SplitCursor newCursor, SourceOutput<RowData> newOutput) {
    cursor = newCursor;
    output = newOutput;
  }

  /** Reads one datagram and emits what it holds. */
  final Next emitDatagram() throws IOException {
    Next next = cursor.next();
    if (next == Next.DATAGRAM) {
      numbers.datagramRead();
      datagramRead();
      cursor.decode(this);
    } else if (next == Next.END) {
      splitEnded();
    }
    return next;
  }

  /** Whether no more rows are wanted. */
  final boolean limitReached() {
    return emitted >= limit;
  }

  final SplitCursor cursor() {
    return cursor;
  }

  /** Where the record that is being delivered stands: the same object each time. */
  final RowPlace nextPlace() {
    Datagram origin = cursor.decoder().origin();
    return place.set(cursor, origin, numbers.next(origin, origin != cursor.datagram()));
  }

  /** When the record that is being delivered was received: milliseconds since 1970 (UTC). */
  final long receivedEpochMillis() {
    return Math.floorDiv(cursor.decoder().origin().receivedEpochNanos, 1_000_000L);
  }

  /** Emits a row, unless enough were. */
  final void emit(RowData row, long receivedEpochMillis) {
    if (emitted < limit) {
      emitted++;
      output.collect(row, receivedEpochMillis);
    }
  }

  /** A datagram was read and is about to be decoded. */
  void datagramRead() {}

  /** There is nothing to read now; all that was received before the given time was read. */
  void atRest(long epochMillis) {}

  /** The cursor will read no more. */
  void splitEnded() {}

  /**
   * A time before which the cursor's later rows do not lie: milliseconds since 1970.
   *
   * @param readUpTo receive time up to which everything was read
   */
  long rowsFrom(long readUpTo) {
    return readUpTo;
  }

  @Override
  public void accept(FlowRecord record) {
    // Whoever wants something else of a datagram is given its flows too.
  }
}
