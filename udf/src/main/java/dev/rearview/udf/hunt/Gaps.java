package dev.rearview.udf.hunt;

/**
 * How far apart times are, in whole seconds: those of the times themselves are taken, so that what
 * is in the same second is 0 apart. All are null of a single time.
 */
record Gaps(Long shortest, Long longest, Long mean) {
  private static final long MILLIS_PER_SECOND = 1000;

  /** Of one time or more, in ascending order. */
  static Gaps of(long[] sortedMillis) {
    if (sortedMillis.length < 2) {
      return new Gaps(null, null, null);
    }
    long shortest = Long.MAX_VALUE;
    long longest = 0;
    for (int i = 1; i < sortedMillis.length; i++) {
      long gap = second(sortedMillis[i]) - second(sortedMillis[i - 1]);
      shortest = Math.min(shortest, gap);
      longest = Math.max(longest, gap);
    }
    long all = second(sortedMillis[sortedMillis.length - 1]) - second(sortedMillis[0]);
    return new Gaps(shortest, longest, all / (sortedMillis.length - 1));
  }

  private static long second(long millis) {
    return Math.floorDiv(millis, MILLIS_PER_SECOND);
  }
}
