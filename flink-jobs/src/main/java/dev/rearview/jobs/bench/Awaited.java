package dev.rearview.jobs.bench;

import dev.rearview.jobs.RearviewException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, and not for ever. */
final class Awaited {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private Awaited() {}

  /** Returns once it holds. Throws, naming {@code what}, if it does not within so many seconds. */
  static void condition(String what, int seconds, BooleanSupplier condition) {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadlineNanos) {
        throw new RearviewException("not within " + seconds + " s: " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
