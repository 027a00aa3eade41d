package dev.rearview.udf.hunt;

import java.util.Arrays;

/** The earliest 4,096 of the times that were added, in whatever order they came. */
public final class TimeList {
  /** So many are kept. */
  static final int MAX_TIMES = 4096;

  private long[] times = new long[16];
  private int count;

  void add(long timeMillis) {
    if (count == 2 * MAX_TIMES) {
      dropLate();
    }
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
    }
    times[count++] = timeMillis;
  }

  void addAll(TimeList other) {
    for (int i = 0; i < other.count; i++) {
      add(other.times[i]);
    }
  }

  void clear() {
    count = 0;
  }

  /** In ascending order. */
  long[] sorted() {
    dropLate();
    return Arrays.copyOf(times, count);
  }

  private void dropLate() {
    Arrays.sort(times, 0, count);
    count = Math.min(count, MAX_TIMES);
  }
}
