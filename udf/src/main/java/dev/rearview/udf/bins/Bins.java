package dev.rearview.udf.bins;

import dev.rearview.udf.UdfException;

/**
 * Time cut into bins of one length, numbered from an origin; bins before it have negative numbers.
 *
 * @param originMillis where bin 0 begins, milliseconds since the epoch
 * @param sizeMillis length of a bin, 1 or more
 */
record Bins(long originMillis, long sizeMillis) {
  private static final double MILLIS_PER_SECOND = 1000;

  /**
   * Bins of so many seconds, to the millisecond.
   *
   * @throws UdfException if that is less than a millisecond
   */
  static Bins of(double seconds, long originMillis) {
    long sizeMillis = Math.round(seconds * MILLIS_PER_SECOND);
    if (sizeMillis < 1) {
      throw new UdfException("a bin of " + seconds + " seconds: expected 0.001 or more");
    }
    return new Bins(originMillis, sizeMillis);
  }

  /** The number of the bin that a time is in. */
  long number(long timeMillis) {
    return Math.floorDiv(timeMillis - originMillis, sizeMillis);
  }

  /** When a bin begins. */
  long startMillis(long number) {
    return originMillis + number * sizeMillis;
  }
}
