package dev.rearview.collector.receive;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Receive times of one thread: nanoseconds since 1970-01-01T00:00:00Z that never go back.
 *
 * <p>Reads the cheap monotonic clock and is set by the wall clock once a second. When the wall
 * clock is put back, the time stands still until the wall clock has caught up: a journal is
 * searched by time and must not run backwards. Used by one thread.
 */
public final class ReceiveClock {
  static final long SET_INTERVAL_NANOS = 1_000_000_000L;

  private final LongSupplier wallEpochNanos;
  private final LongSupplier monotonicNanos;
  private long offsetNanos;
  private long setAtNanos;
  private long lastEpochNanos;

  /** On the machine's clocks. */
  public static ReceiveClock ofSystem() {
    Clock utc = Clock.systemUTC();
    return new ReceiveClock(() -> epochNanos(utc.instant()), System::nanoTime);
  }

  ReceiveClock(LongSupplier wallEpochNanos, LongSupplier monotonicNanos) {
    this.wallEpochNanos = wallEpochNanos;
    this.monotonicNanos = monotonicNanos;
    set(monotonicNanos.getAsLong());
  }

  /** The time now, at least that of the previous call. */
  public long epochNanos() {
    long nanos = monotonicNanos.getAsLong();
    if (nanos - setAtNanos >= SET_INTERVAL_NANOS) {
      set(nanos);
    }
    lastEpochNanos = Math.max(lastEpochNanos, nanos + offsetNanos);
    return lastEpochNanos;
  }

  private void set(long nanos) {
    offsetNanos = wallEpochNanos.getAsLong() - nanos;
    setAtNanos = nanos;
  }

  private static long epochNanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
