package dev.rearview.collector.write;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the failures of one activity, knows whether it fails now, and logs at most a line a minute
 * about it. Safe for several threads.
 */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final long LOG_INTERVAL_NANOS = 60_000_000_000L;

  private final String activity;
  private final AtomicLong count = new AtomicLong();
  private volatile String current;
  private long loggedNanos;
  private boolean logged;

  /** For an activity as it is named in the log, such as {@code "writing p00"}. */
  public Failures(String activity) {
    this.activity = activity;
  }

  /** It failed; it will be tried again. */
  public void failed(Throwable cause) {
    count.incrementAndGet();
    current = activity + ": " + describe(cause);
    logSometimes(current);
  }

  /** It worked. Cheap where it worked before as well. */
  public void worked() {
    if (current != null) {
      current = null;
      LOG.info("{} works again", activity);
    }
  }

  /** What is wrong now; empty if nothing is. */
  public Optional<String> current() {
    return Optional.ofNullable(current);
  }

  /** Failures so far. */
  public long count() {
    return count.get();
  }

  private synchronized void logSometimes(String line) {
    long now = System.nanoTime();
    if (!logged || now - loggedNanos >= LOG_INTERVAL_NANOS) {
      logged = true;
      loggedNanos = now;
      LOG.error("{} ({} failures so far); trying again, receiving goes on", line, count.get());
    }
  }

  private static String describe(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
