package dev.rearview.connector.split;

import dev.rearview.journal.JournalPosition;
import java.io.Serializable;

/**
 * A place in a journal partition, named in a way that only a reader beside the journal can turn
 * into a position: the enumerator never touches the journal's disk.
 *
 * @param kind how the place is named
 * @param epochMillis with {@link Kind#TIMESTAMP}: the receive time, milliseconds since 1970 (UTC);
 *     otherwise 0
 * @param segment with {@link Kind#POSITION} and {@link Kind#BEHIND}: number of the segment;
 *     otherwise 0
 * @param offset with {@link Kind#POSITION} and {@link Kind#BEHIND}: bytes into the segment;
 *     otherwise 0
 */
public record JournalPoint(Kind kind, long epochMillis, long segment, long offset)
    implements Serializable {

  /** How a place is named. The codes are part of the checkpoint format. */
  public enum Kind {
    /** The oldest datagram that is kept. */
    EARLIEST(0),
    /** The end of the journal at the moment of asking. */
    LATEST(1),
    /** The first datagram received at or after a time. */
    TIMESTAMP(2),
    /** Where the named consumer committed last; the oldest datagram if it never did. */
    COMMITTED(3),
    /** An exact position. */
    POSITION(4),
    /** No place at all: as an end, "never". */
    NEVER(5),
    /** Behind the datagram at an exact position. */
    BEHIND(6);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Kind ofCode(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalArgumentException("No journal point has the code " + code);
    }
  }

  public static final JournalPoint EARLIEST = new JournalPoint(Kind.EARLIEST, 0, 0, 0);
  public static final JournalPoint LATEST = new JournalPoint(Kind.LATEST, 0, 0, 0);
  public static final JournalPoint COMMITTED = new JournalPoint(Kind.COMMITTED, 0, 0, 0);
  public static final JournalPoint NEVER = new JournalPoint(Kind.NEVER, 0, 0, 0);

  /** The first datagram received at or after {@code epochMillis}. */
  public static JournalPoint timestamp(long epochMillis) {
    return new JournalPoint(Kind.TIMESTAMP, epochMillis, 0, 0);
  }

  /** Exactly {@code position}. */
  public static JournalPoint at(JournalPosition position) {
    return new JournalPoint(Kind.POSITION, 0, position.segment(), position.offset());
  }

  /** The place behind the datagram that stands at {@code position}. */
  public static JournalPoint behind(JournalPosition position) {
    return new JournalPoint(Kind.BEHIND, 0, position.segment(), position.offset());
  }

  /** The exact position of a {@link Kind#POSITION}, or of the datagram before it. */
  public JournalPosition position() {
    if (kind != Kind.POSITION && kind != Kind.BEHIND) {
      throw new IllegalStateException(kind + " is not a position yet");
    }
    return new JournalPosition(segment, offset);
  }
}
