package dev.rearview.jobs.cluster;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells the person who waits what is going on: one line a step, with the seconds since the start.
 */
public final class Progress {

  private final PrintWriter out;
  private final long startNanos = System.nanoTime();

  /** Prints to {@code out}. */
  public Progress(PrintWriter out) {
    this.out = out;
  }

  /** Prints a step. */
  public synchronized void step(String text) {
    out.printf(Locale.ROOT, "%5.1f s  %s%n", elapsed().toMillis() / 1000.0, text);
    out.flush();
  }

  /** The time since this began. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
