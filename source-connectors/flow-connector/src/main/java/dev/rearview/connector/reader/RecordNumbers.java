package dev.rearview.connector.reader;

import dev.rearview.codec.Datagram;

/**
 * Numbers the records of one kind in each datagram, see {@link FlowMetadata#INDEX}. Remembers
 * nothing from one datagram to the next: records that waited come set by set.
 */
final class RecordNumbers {
  /** Above every number that a record can have in a datagram that is decoded at once. */
  private static final int LATE = 1 << 16;

  private int next;
  private int nextLate;
  private int lateSet = -1;
  private long lateFile;
  private long lateOffset;

  /** The next datagram is about to be decoded. */
  void datagramRead() {
    next = 0;
    lateSet = -1;
  }

  /**
   * The number of the next record.
   *
   * @param origin the datagram that the record came in
   * @param late whether that is an earlier one than the one being decoded; then {@code offset} is
   *     where in it the record's set stood
   */
  int next(Datagram origin, boolean late) {
    if (!late) {
      return next++;
    }
    if (origin.offset != lateSet
        || origin.fileNumber != lateFile
        || origin.fileOffset != lateOffset) {
      lateSet = origin.offset;
      lateFile = origin.fileNumber;
      lateOffset = origin.fileOffset;
      nextLate = LATE + origin.offset;
    }
    return nextLate++;
  }
}
