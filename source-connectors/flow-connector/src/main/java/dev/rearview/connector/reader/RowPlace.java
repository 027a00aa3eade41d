package dev.rearview.connector.reader;

import dev.rearview.codec.Datagram;

/**
 * Where a record stands, as the metadata columns say it: reused from row to row by an emitter, so
 * that rows without such columns pay for none.
 */
final class RowPlace {
  private SplitCursor cursor;
  private Datagram datagram;
  private int index;

  /** Sets the place: the {@code index}-th record of {@code datagram}, read by {@code cursor}. */
  RowPlace set(SplitCursor newCursor, Datagram newDatagram, int newIndex) {
    cursor = newCursor;
    datagram = newDatagram;
    index = newIndex;
    return this;
  }

  /** Identity of the journal; empty for a capture. */
  String journal() {
    return cursor.journal();
  }

  /** Partition of the journal, or path of the capture. */
  String partition() {
    return cursor.partition(datagram.fileNumber);
  }

  /** Number of the journal segment; 0 for a capture. */
  long segment() {
    return cursor.segment(datagram.fileNumber);
  }

  /** Byte offset of the packet's record in the file. */
  long offset() {
    return datagram.fileOffset;
  }

  /** See {@link FlowMetadata#INDEX}. */
  int index() {
    return index;
  }

  /** The port of the collector that the datagram was sent to. */
  int collectorPort() {
    return datagram.collectorPort;
  }
}
