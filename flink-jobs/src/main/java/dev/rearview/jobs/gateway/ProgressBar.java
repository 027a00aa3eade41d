package dev.rearview.jobs.gateway;

import java.io.PrintStream;
import java.util.Locale;

/** One line that is drawn over and over: how much of the files is read. */
final class ProgressBar {
  private static final int CELLS = 30;
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  private final PrintStream out;
  private final long totalBytes;
  private final boolean redraw;
  private final String records;
  private String drawn = "";

  /**
   * A bar that is not drawn yet.
   *
   * @param totalBytes what is to be done; at least 1
   * @param redraw whether {@code out} is a terminal, where a line can be drawn over; on anything
   *     else only {@link #end} writes
   * @param records what is counted, as "flows"
   */
  ProgressBar(PrintStream out, long totalBytes, boolean redraw, String records) {
    this.out = out;
    this.totalBytes = totalBytes;
    this.redraw = redraw;
    this.records = records;
  }

  /** Draws the bar, if it looks different now. */
  void draw(long doneBytes, long count) {
    String text = text(doneBytes, count);
    if (redraw && !text.equals(drawn)) {
      out.print("\r" + text);
      out.flush();
      drawn = text;
    }
  }

  /** Draws the full bar and goes to the next line. */
  void end(long count) {
    out.println((redraw ? "\r" : "") + text(totalBytes, count));
    out.flush();
  }

  /** Leaves the bar as it is and goes to the next line. */
  void abandon() {
    if (!drawn.isEmpty()) {
      out.println();
      out.flush();
    }
  }

  private String text(long doneBytes, long count) {
    double part = Math.min(1.0, Math.max(0.0, (double) doneBytes / totalBytes));
    long unit = totalBytes < MIB ? KIB : MIB;
    int full = (int) (part * CELLS);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %.1f of %.1f %s, %,d %s",
        "#".repeat(full),
        "-".repeat(CELLS - full),
        (int) (part * 100),
        part * totalBytes / unit,
        (double) totalBytes / unit,
        unit == KIB ? "KiB" : "MiB",
        count,
        records);
  }
}
