package dev.rearview.connector.reader;

import dev.rearview.codec.FlowSink;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.journal.JournalPosition;
import java.io.IOException;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.table.data.RowData;

/** Takes flows from a cursor's decoder and emits them as rows, up to a limit. */
final class RowEmitter implements FlowSink {
  private final FlowRowWriter writer;
  private final long limit;
  private long emitted;

  private SplitCursor cursor;
  private SourceOutput<RowData> output;
  private int index;
  private String partition;
  private JournalPosition position;

  RowEmitter(FlowRowWriter writer, long limit) {
    this.writer = writer;
    this.limit = limit;
  }

  /** From now on rows come from {@code cursor} and go to {@code output}. */
  void begin(SplitCursor newCursor, SourceOutput<RowData> newOutput) {
    cursor = newCursor;
    output = newOutput;
  }

  /** Reads one datagram and emits its flows. */
  Next emitDatagram() throws IOException {
    index = 0;
    return cursor.advance(this);
  }

  @Override
  public void accept(FlowRecord record) {
    if (index == 0) {
      partition = cursor.partition();
      position = cursor.datagramPosition();
    }
    if (emitted < limit) {
      emitted++;
      output.collect(
          writer.write(record, partition, position, index), cursor.receivedEpochMillis());
    }
    index++;
  }

  /** Whether no more rows are wanted. */
  boolean limitReached() {
    return emitted >= limit;
  }
}
