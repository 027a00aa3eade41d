package dev.rearview.journal;

import java.nio.file.Path;

/**
 * One file of a journal partition, as it was when the directory was listed.
 *
 * @param number counts from 1 within the partition and never repeats
 * @param path where the file is
 * @param firstEpochNanos receive time of its first datagram in nanoseconds since 1970, rounded down
 *     to milliseconds (it comes from the file's name)
 * @param lengthBytes length of the file, file header included
 */
public record JournalSegment(long number, Path path, long firstEpochNanos, long lengthBytes) {
  /** Before the first record. */
  JournalPosition start() {
    return new JournalPosition(number, JournalPosition.FIRST_RECORD_OFFSET);
  }
}
