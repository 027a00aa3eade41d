package dev.rearview.connector.reader;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import dev.rearview.connector.files.CutShort;
import dev.rearview.connector.split.FlowSplit;
import dev.rearview.connector.split.StateBytes;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.journal.JournalPosition;
import java.io.Closeable;
import java.io.IOException;

/**
 * A split being read: its datagrams, and the decoder whose state belongs to the position in them.
 * Used by the task thread alone.
 */
abstract class SplitCursor implements Closeable {
  private final String splitId;
  private final FlowDecoder decoder;
  private final ReportedExporters reported;
  private final Datagram datagram = new Datagram();
  private final CutShort cutShort = new CutShort();

  SplitCursor(FlowSplit split, FlowDecoder decoder) {
    this.splitId = split.splitId();
    this.decoder = decoder;
    if (!split.decoderState().isEmpty()) {
      decoder.restore(split.decoderState().bytes());
    }
    this.reported = ReportedExporters.of(split.reportState().bytes());
  }

  final String splitId() {
    return splitId;
  }

  final FlowDecoder decoder() {
    return decoder;
  }

  /** What was reported of the exporters in this split so far. */
  final ReportedExporters reported() {
    return reported;
  }

  /** Reads one datagram; it is decoded by {@link #decode}. */
  final Next next() throws IOException {
    Next next = read(datagram);
    if (next == Next.DATAGRAM) {
      datagram.fileNumber = fileNumber();
      datagram.fileOffset = datagramPosition().offset();
    }
    return next;
  }

  /** Files that ended inside a record, as far as they were read. */
  final CutShort cutShort() {
    return cutShort;
  }

  /** Gives what the datagram read last holds to {@code sink}. */
  final void decode(FlowSink sink) {
    decoder.decode(datagram, sink);
  }

  /** The datagram read last; it knows where it stands. */
  final Datagram datagram() {
    return datagram;
  }

  /** When the datagram read last was received: milliseconds since 1970 (UTC). */
  final long receivedEpochMillis() {
    return Math.floorDiv(datagram.receivedEpochNanos, 1_000_000L);
  }

  /** What was remembered of exporters, for a checkpoint. */
  final StateBytes reportState() {
    return StateBytes.of(reported.toBytes());
  }

  abstract Next read(Datagram into) throws IOException;

  /** Number of the file that the datagram read last stands in, among those of this split. */
  abstract long fileNumber();

  /** Identity of the journal; empty for a capture. */
  abstract String journal();

  /** Name of the partition, or path of the capture, that a file belongs to. */
  abstract String partition(long fileNumber);

  /** Number of the journal segment that a file is; 0 for a capture. */
  abstract long segment(long fileNumber);

  /** Where the datagram read last stands. */
  abstract JournalPosition datagramPosition();

  /** Bytes known to lie ahead. */
  abstract long pendingBytes();

  /** Packets passed over that were fragments, or no UDP. */
  abstract long packetsSkipped();

  /** The split as it stands, for a checkpoint. */
  abstract FlowSplit snapshot();
}
