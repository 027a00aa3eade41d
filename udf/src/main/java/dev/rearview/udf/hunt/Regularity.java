package dev.rearview.udf.hunt;

import java.util.Arrays;

/**
 * How regularly something happened: the median of the intervals, and how far they are from it. Both
 * are medians, so that a missed or an additional time changes little, and so does a jitter. Times
 * that are less than a second after the one before belong to the same contact.
 *
 * @param contacts how often, 0 or more
 * @param intervalSeconds median interval; 0 of fewer than three contacts
 * @param jitterSeconds median distance of the intervals from their median
 * @param score 1 if as regular as can be, all the time; 0 if not at all
 */
record Regularity(int contacts, double intervalSeconds, double jitterSeconds, double score) {
  private static final long SAME_CONTACT_MILLIS = 1000;
  private static final int MIN_CONTACTS = 3;
  private static final double MILLIS_PER_SECOND = 1000;

  /** Of times in milliseconds, in ascending order. */
  static Regularity of(long[] sortedMillis) {
    long[] contacts = contacts(sortedMillis);
    if (contacts.length < MIN_CONTACTS) {
      return new Regularity(contacts.length, 0, 0, 0);
    }
    double[] intervals = new double[contacts.length - 1];
    for (int i = 0; i < intervals.length; i++) {
      intervals[i] = contacts[i + 1] - contacts[i];
    }
    double interval = median(intervals.clone());
    double[] distances = Arrays.stream(intervals).map(each -> Math.abs(each - interval)).toArray();
    double jitter = median(distances);
    double span = contacts[contacts.length - 1] - contacts[0];
    double coverage = Math.min(1, intervals.length * interval / span);
    double score = Math.max(0, 1 - jitter / interval) * coverage;
    return new Regularity(
        contacts.length, interval / MILLIS_PER_SECOND, jitter / MILLIS_PER_SECOND, score);
  }

  private static long[] contacts(long[] sortedMillis) {
    long[] contacts = new long[sortedMillis.length];
    int count = 0;
    for (int i = 0; i < sortedMillis.length; i++) {
      if (i == 0 || sortedMillis[i] - sortedMillis[i - 1] >= SAME_CONTACT_MILLIS) {
        contacts[count++] = sortedMillis[i];
      }
    }
    return Arrays.copyOf(contacts, count);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
