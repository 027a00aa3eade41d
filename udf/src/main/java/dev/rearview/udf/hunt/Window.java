package dev.rearview.udf.hunt;

import dev.rearview.udf.UdfException;

/**
 * The window of event time that a key's evidence is from: as TUMBLE has it, aligned to the epoch. A
 * part of the state of every hunt that has windows.
 */
public class Window extends Evidence {
  private static final long MILLIS_PER_SECOND = 1000;

  /** Where it begins, milliseconds since the epoch. */
  public long startMillis;

  /** Where it ends; 0 if there is none. */
  public long endMillis;

  /** Whether there is one, and it does not have that time. */
  final boolean isOver(long timeMillis) {
    return isOpen() && timeMillis >= endMillis;
  }

  final boolean isOpen() {
    return endMillis != 0;
  }

  /**
   * The window of a time.
   *
   * @throws UdfException if it would have no length
   */
  final void open(long timeMillis, long windowSeconds) {
    if (windowSeconds < 1) {
      throw new UdfException(
          "a window of " + windowSeconds + " seconds: expected one second or more");
    }
    long size = windowSeconds * MILLIS_PER_SECOND;
    startMillis = Math.floorDiv(timeMillis, size) * size;
    endMillis = startMillis + size;
  }

  final void close() {
    endMillis = 0;
    clearEvidence();
  }
}
