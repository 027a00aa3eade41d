package dev.rearview.connector.reader;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import dev.rearview.connector.split.FlowSplit;
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
  private final Datagram datagram = new Datagram();

  SplitCursor(FlowSplit split, FlowDecoder decoder) {
    this.splitId = split.splitId();
    this.decoder = decoder;
    if (!split.decoderState().isEmpty()) {
      decoder.restore(split.decoderState().bytes());
    }
  }

  final String splitId() {
    return splitId;
  }

  final FlowDecoder decoder() {
    return decoder;
  }

  /**
   * Reads one datagram and gives its flows to {@code sink}.
   *
   * @return {@code DATAGRAM} if there was one, however many flows it held
   */
  final Next advance(FlowSink sink) throws IOException {
    Next next = read(datagram);
    if (next == Next.DATAGRAM) {
      decoder.decode(datagram, sink);
    }
    return next;
  }

  /** Payload bytes of the datagram read last. */
  final int datagramBytes() {
    return datagram.length;
  }

  /** When the datagram read last was received: milliseconds since 1970 (UTC). */
  final long receivedEpochMillis() {
    return Math.floorDiv(datagram.receivedEpochNanos, 1_000_000L);
  }

  abstract Next read(Datagram into) throws IOException;

  /** Name of the partition, or path of the capture, of the datagram read last. */
  abstract String partition();

  /** Where the datagram read last stands. */
  abstract JournalPosition datagramPosition();

  /** Bytes known to lie ahead. */
  abstract long pendingBytes();

  /** Packets passed over that were fragments, or no UDP. */
  abstract long packetsSkipped();

  /** The split as it stands, for a checkpoint. */
  abstract FlowSplit snapshot();
}
