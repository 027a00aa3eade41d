package dev.rearview.archive.log;

import java.io.Serializable;

/**
 * A datagram's place in a partition of the journal.
 *
 * @param segment number of the segment
 * @param offset byte offset of the datagram in it
 */
public record JournalPlace(long segment, long offset)
    implements Comparable<JournalPlace>, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public int compareTo(JournalPlace other) {
    int bySegment = Long.compare(segment, other.segment);
    return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
  }
}
