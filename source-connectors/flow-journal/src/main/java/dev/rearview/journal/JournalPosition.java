package dev.rearview.journal;

/**
 * A place in one journal partition: before the record that starts {@code offset} bytes into segment
 * number {@code segment}.
 *
 * @param segment number of the segment, from 1; it never repeats within a partition
 * @param offset bytes from the start of the segment file; at least {@link #FIRST_RECORD_OFFSET}
 */
public record JournalPosition(long segment, long offset) implements Comparable<JournalPosition> {
  /** Length of the pcap file header in bytes: the first record of a segment stands there. */
  public static final long FIRST_RECORD_OFFSET = 24;

  @Override
  public int compareTo(JournalPosition other) {
    int bySegment = Long.compare(segment, other.segment);
    return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
  }

  @Override
  public String toString() {
    return segment + ":" + offset;
  }
}
