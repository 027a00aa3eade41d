package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Ends the wait for an answer when nobody is there to work on it: without a TaskManager a query
 * waits for slots, and says nothing.
 *
 * <p>The JobManager is asked once a second, and not at all by a query that takes less. A
 * TaskManager that is about to start has ten seconds. One that died is among Flink's until its
 * heartbeats are missed, which it decides by its own settings.
 */
final class TaskManagerWatch {
  /** What is said where there is none. */
  static final String NONE = "no TaskManager is running: ./rearview up starts it again";

  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final JsonHttp jobManager;
  private final LongSupplier nanos;
  private long next;
  private boolean missing;
  private long missingSince;

  /** A watch that asks the JobManager's REST interface. */
  static TaskManagerWatch of(URI rest) {
    return new TaskManagerWatch(new JsonHttp(rest), System::nanoTime);
  }

  TaskManagerWatch(JsonHttp jobManager, LongSupplier nanos) {
    this.jobManager = jobManager;
    this.nanos = nanos;
    this.next = nanos.getAsLong() + INTERVAL_NANOS;
  }

  /**
   * Looks, if a second has gone by.
   *
   * @throws RearviewException if there has been no TaskManager for ten seconds
   */
  void look() {
    long now = nanos.getAsLong();
    if (now - next < 0) {
      return;
    }
    next = now + INTERVAL_NANOS;
    boolean none =
        jobManager
            .look("/overview")
            .filter(overview -> overview.path("taskmanagers").asLong(1) == 0)
            .isPresent();
    if (!none) {
      missing = false;
    } else if (!missing) {
      missing = true;
      missingSince = now;
    } else if (now - missingSince >= GRACE_NANOS) {
      throw new RearviewException(NONE);
    }
  }
}
