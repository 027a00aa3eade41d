package dev.rearview.connector.reader;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.record.FlowRecord;

/** Emits flows, those that waited for their template with the place of their own datagram. */
final class FlowEmitter extends RowEmitter {
  /** Above every number that a flow can have in a datagram that is decoded at once. */
  private static final int LATE_INDEX = 1 << 16;

  private final FlowRowWriter writer;
  private final RowPlace place = new RowPlace();
  private int index;

  private int lateIndex;
  private int lateSet = -1;
  private long lateFile;
  private long lateOffset;

  FlowEmitter(RowLayout layout, long limit) {
    super(limit);
    this.writer = new FlowRowWriter(layout.flows());
  }

  @Override
  void datagramRead() {
    index = 0;
    lateSet = -1;
  }

  @Override
  public void accept(FlowRecord record) {
    Datagram origin = cursor().decoder().origin();
    boolean late = origin != cursor().datagram();
    place.set(cursor(), origin, late ? nextLateIndex(origin) : index++);
    emit(writer.write(record, place), Math.floorDiv(origin.receivedEpochNanos, 1_000_000L));
  }

  /** The flows of a set come one after another. */
  private int nextLateIndex(Datagram origin) {
    if (origin.offset != lateSet
        || origin.fileNumber != lateFile
        || origin.fileOffset != lateOffset) {
      lateSet = origin.offset;
      lateFile = origin.fileNumber;
      lateOffset = origin.fileOffset;
      lateIndex = LATE_INDEX + origin.offset;
    }
    return lateIndex++;
  }
}
