package dev.rearview.codec.template;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sampling rates that a domain announced in options data: for a sampler, for an interface, or
 * for all its flows. Bounded; searched without allocating.
 */
final class SamplingRates {
  /** Of a rate that nobody has announced. */
  static final long UNKNOWN = -1;

  /** What a rate is announced for. */
  enum Subject {
    /** Everything that has no rate of its own. */
    ALL,
    /** A sampler, by samplerId or selectorId. */
    SAMPLER,
    /** An interface, by ifIndex. */
    INTERFACE
  }

  /** Bits of a key that are the number of the subject. */
  private static final int NUMBER_BITS = 60;

  private static final int FIRST_SIZE = 4;

  private long[] keys = new long[FIRST_SIZE];
  private long[] rates = new long[FIRST_SIZE];
  private int count;

  /** The rate, or {@link #UNKNOWN}. */
  long find(Subject subject, long number) {
    int at = Arrays.binarySearch(keys, 0, count, key(subject, number));
    return at < 0 ? UNKNOWN : rates[at];
  }

  /**
   * Takes a rate, in place of the one that was known.
   *
   * @return false if it is new, and there are {@code limit} already
   */
  boolean put(Subject subject, long number, long rate, int limit) {
    return put(key(subject, number), rate, limit);
  }

  boolean put(long key, long rate, int limit) {
    int at = Arrays.binarySearch(keys, 0, count, key);
    if (at >= 0) {
      rates[at] = rate;
      return true;
    }
    if (count >= limit) {
      return false;
    }
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      rates = Arrays.copyOf(rates, 2 * count);
    }
    int insertAt = -at - 1;
    System.arraycopy(keys, insertAt, keys, insertAt + 1, count - insertAt);
    System.arraycopy(rates, insertAt, rates, insertAt + 1, count - insertAt);
    keys[insertAt] = key;
    rates[insertAt] = rate;
    count++;
    return true;
  }

  int size() {
    return count;
  }

  long keyAt(int index) {
    return keys[index];
  }

  long rateAt(int index) {
    return rates[index];
  }

  /** {@code sampler N}, {@code interface N} or {@code all}, to the rate. */
  Map<String, Long> named() {
    Map<String, Long> named = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      long number = keys[i] & ((1L << NUMBER_BITS) - 1);
      String name =
          switch (Subject.values()[(int) (keys[i] >>> NUMBER_BITS)]) {
            case ALL -> "all";
            case SAMPLER -> "sampler " + number;
            case INTERFACE -> "interface " + number;
          };
      named.put(name, rates[i]);
    }
    return named;
  }

  private static long key(Subject subject, long number) {
    return (long) subject.ordinal() << NUMBER_BITS | (number & ((1L << NUMBER_BITS) - 1));
  }
}
