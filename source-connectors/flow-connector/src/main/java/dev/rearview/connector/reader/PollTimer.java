package dev.rearview.connector.reader;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The reader's availability: asleep for a while, or until something happens. A journal is watched
 * by looking again: appends come many times a second, and file events do not exist on every file
 * system that a journal may lie on.
 */
final class PollTimer implements AutoCloseable {
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "flow-source-poll");
            thread.setDaemon(true);
            return thread;
          });
  private CompletableFuture<Void> available = CompletableFuture.completedFuture(null);

  /** Completed when there may be something to do. */
  CompletableFuture<Void> available() {
    return available;
  }

  /** Nothing to do for so long. */
  void sleep(Duration duration) {
    CompletableFuture<Void> next = new CompletableFuture<>();
    available = next;
    scheduler.schedule(() -> next.complete(null), duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Something to do now. */
  void wakeUp() {
    available.complete(null);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    available.complete(null);
  }
}
