package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import java.time.Duration;

/** Pauses between two looks at a condition. */
final class Waiting {

  private Waiting() {}

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted", e);
    }
  }
}
