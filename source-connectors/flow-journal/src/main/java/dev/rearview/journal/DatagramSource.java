package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import java.io.Closeable;
import java.io.IOException;

/**
 * Datagrams one after another: the tail of a live journal partition, an interval of it, or a
 * capture file. Used by one thread.
 */
public interface DatagramSource extends Closeable {
  /** What {@link #next} found. */
  enum Next {
    /** The datagram was filled. */
    DATAGRAM,
    /** Nothing to read now; more may be appended later. */
    WAIT,
    /** Nothing more will come. */
    END
  }

  /**
   * Reads the next datagram into {@code into}; its bytes are valid until the next call.
   *
   * @throws IOException if a file cannot be read, or is not a capture; the message names file, byte
   *     offset and what was expected
   */
  Next next(Datagram into) throws IOException;

  /**
   * Where the next call of {@link #next} goes on: of a journal partition its segment number, of a
   * capture always segment 0, and the byte offset of the record (pcap) or block (pcapng).
   */
  JournalPosition position();

  /**
   * Where the datagram that {@link #next} returned last stands: the place to look for it in the
   * file with other tools.
   */
  JournalPosition datagramPosition();

  /** Bytes that are known to lie ahead and are not read yet. */
  long pendingBytes();

  /** Packets passed over so far because they are fragments of a larger datagram. */
  long fragmentsSkipped();

  /**
   * Packets passed over so far because they are no UDP over IP, or cut short by the snap length.
   */
  long foreignSkipped();

  /**
   * Bytes passed over so far because they were deleted before they were read, or cannot be read: a
   * corrupt or torn record and what follows it in the same file. What was deleted without this
   * reader ever having seen its length counts as 0.
   */
  default long bytesLost() {
    return 0;
  }

  /**
   * How often datagrams may have been passed over so far: where retention deleted segments, or what
   * stands in one cannot be read. What was learned from the datagrams before may be out of date.
   */
  default long gaps() {
    return 0;
  }
}
