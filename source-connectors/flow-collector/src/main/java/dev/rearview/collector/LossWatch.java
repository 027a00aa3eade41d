package dev.rearview.collector;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a counter of losses: knows whether any were lost within the last minute, and logs at most
 * a line a minute. {@link #look} is called by one thread.
 */
final class LossWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LossWatch.class);
  private static final long RECENT_NANOS = 60_000_000_000L;

  private final String loss;
  private final String advice;
  private final LongSupplier monotonicNanos;
  private long total;
  private long loggedTotal;
  private long loggedNanos;
  private boolean logged;
  private volatile boolean anyLost;
  private volatile long lostNanos;

  /**
   * For one kind of loss.
   *
   * @param loss as it stands after a number, such as {@code "datagrams dropped by the kernel"}
   * @param advice what to do about it
   */
  LossWatch(String loss, String advice, LongSupplier monotonicNanos) {
    this.loss = loss;
    this.advice = advice;
    this.monotonicNanos = monotonicNanos;
  }

  /** Takes note of the counter as it stands now. */
  void look(long newTotal) {
    long now = monotonicNanos.getAsLong();
    if (newTotal > total) {
      lostNanos = now;
      anyLost = true;
      total = newTotal;
    }
    if (total > loggedTotal && (!logged || now - loggedNanos >= RECENT_NANOS)) {
      LOG.warn("{} {} ({} in all): {}", total - loggedTotal, loss, total, advice);
      logged = true;
      loggedNanos = now;
      loggedTotal = total;
    }
  }

  /** What to say while the last loss is less than a minute ago. */
  Optional<String> recent() {
    boolean recent = anyLost && monotonicNanos.getAsLong() - lostNanos < RECENT_NANOS;
    return recent ? Optional.of(loss + " within the last minute: " + advice) : Optional.empty();
  }
}
