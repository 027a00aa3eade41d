package dev.rearview.jobs.gateway;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One line on standard error, drawn over and over while a query works; gone before its answer. */
final class QueryProgress {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int WIDTH = 60;

  private final PrintStream out;
  private final LongSupplier flowsRead;
  private final LongSupplier nanos;
  private final long begin;
  private long next;
  private boolean drawn;

  /**
   * Nothing is drawn yet.
   *
   * @param flowsRead looked at whenever the line is drawn
   * @param nanos a clock
   */
  QueryProgress(PrintStream out, LongSupplier flowsRead, LongSupplier nanos) {
    this.out = out;
    this.flowsRead = flowsRead;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
    this.next = begin + INTERVAL_NANOS;
  }

  /** Draws the line if a second has gone by. */
  void draw() {
    long now = nanos.getAsLong();
    if (now < next) {
      return;
    }
    next = now + INTERVAL_NANOS;
    drawn = true;
    String text =
        String.format(
            Locale.ROOT,
            "%d s, %,d flows read",
            TimeUnit.NANOSECONDS.toSeconds(now - begin),
            flowsRead.getAsLong());
    out.print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
    out.flush();
  }

  /** Takes the line away. */
  void clear() {
    if (drawn) {
      out.print("\r" + " ".repeat(WIDTH) + "\r");
      out.flush();
      drawn = false;
    }
  }
}
