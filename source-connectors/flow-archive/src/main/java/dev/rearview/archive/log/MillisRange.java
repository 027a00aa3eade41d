package dev.rearview.archive.log;

import java.io.Serializable;

/**
 * Times from one to another, both included: milliseconds since 1970 (UTC).
 *
 * @param min the first; {@code Long.MAX_VALUE} if there is none
 * @param max the last; {@code Long.MIN_VALUE} if there is none
 */
public record MillisRange(long min, long max) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No time at all, as of a column that is NULL throughout. */
  public static final MillisRange NONE = new MillisRange(Long.MAX_VALUE, Long.MIN_VALUE);

  /** Whether there is no time in it. */
  public boolean isEmpty() {
    return min > max;
  }

  /** The least range that has both. */
  public MillisRange union(MillisRange other) {
    return new MillisRange(Math.min(min, other.min), Math.max(max, other.max));
  }

  /** The least range that has the time, too. */
  public MillisRange with(long millis) {
    return new MillisRange(Math.min(min, millis), Math.max(max, millis));
  }

  /** Whether some time lies in both. */
  public boolean overlaps(MillisRange other) {
    return min <= other.max && other.min <= max;
  }
}
