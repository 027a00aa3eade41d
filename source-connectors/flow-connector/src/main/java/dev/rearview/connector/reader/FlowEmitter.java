package dev.rearview.connector.reader;

import dev.rearview.codec.record.FlowRecord;

/** Emits flows, those that waited for their template with the place of their own datagram. */
final class FlowEmitter extends RowEmitter {
  private final FlowRowWriter writer;

  FlowEmitter(RowLayout layout, long limit) {
    super(limit);
    this.writer = new FlowRowWriter(layout.flows());
  }

  @Override
  public void accept(FlowRecord record) {
    emit(writer.write(record, nextPlace()), receivedEpochMillis());
  }
}
