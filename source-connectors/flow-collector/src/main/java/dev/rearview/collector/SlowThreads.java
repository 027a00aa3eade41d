package dev.rearview.collector;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What happens from time to time beside receiving and writing. Syncing has a thread of its own: on
 * a busy disk it takes seconds; and so has the file of listeners, whose ports are drained before
 * they are closed.
 */
final class SlowThreads implements AutoCloseable {
  private static final Duration HOUSEKEEPING_INTERVAL = Duration.ofSeconds(1);
  private static final Duration LISTENERS_INTERVAL = Duration.ofSeconds(1);
  private static final Duration RETENTION_INTERVAL = Duration.ofSeconds(30);
  private static final long MOST_WAIT_SECONDS = 10;

  private final ScheduledExecutorService syncing = thread("rearview-sync");
  private final ScheduledExecutorService housekeeping = thread("rearview-housekeeping");

  private final ScheduledExecutorService listening = thread("rearview-listeners");

  void sync(Runnable task, Duration interval) {
    repeat(syncing, task, interval);
  }

  void housekeeping(Runnable task) {
    repeat(housekeeping, task, HOUSEKEEPING_INTERVAL);
  }

  void retention(Runnable task) {
    repeat(housekeeping, task, RETENTION_INTERVAL);
  }

  void listeners(Runnable task) {
    repeat(listening, task, LISTENERS_INTERVAL);
  }

  /** From when this returns no port is opened or closed any more. */
  void stopListeners() {
    end(listening);
  }

  /** Lets what is under way end; an interrupted thread would close the journal's files. */
  @Override
  public void close() {
    List.of(listening, syncing, housekeeping).forEach(SlowThreads::end);
  }

  private static void end(ScheduledExecutorService executor) {
    executor.shutdown();
    try {
      executor.awaitTermination(MOST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory(name, true));
  }

  private static void repeat(ScheduledExecutorService executor, Runnable task, Duration interval) {
    executor.scheduleWithFixedDelay(
        task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }
}
