package dev.rearview.jobs.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, and fails when its time is over. */
public final class Deadline {

  private static final Duration POLL = Duration.ofMillis(20);

  private Deadline() {}

  /** Returns once {@code condition} holds. Throws AssertionError after {@code patience}. */
  public static void await(Duration patience, BooleanSupplier condition) {
    long endNanos = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > endNanos) {
        throw new AssertionError("the condition did not hold within " + patience);
      }
      Waiting.pause(POLL);
    }
  }
}
