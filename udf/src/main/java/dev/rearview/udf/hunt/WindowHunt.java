package dev.rearview.udf.hunt;

import dev.rearview.udf.UdfException;
import java.time.Instant;
import org.apache.flink.table.functions.ProcessTableFunction;
import org.apache.flink.types.Row;

/**
 * A hunt that looks at each key's flows by windows of event time, and says at a window's end
 * whether there is something in it. The flows must come in the order of time ({@code ORDER BY}):
 * then the answer is the same however far the watermark jumps. Flows that are late are passed over.
 */
abstract class WindowHunt extends ProcessTableFunction<Row> {
  private static final long serialVersionUID = 1;
  static final String FLOWS = "flows";
  private static final String TIMER = "window";

  private transient boolean orderChecked;

  /** Says what is in a window, if there is something; the window is closed afterwards. */
  interface Report {
    void run() throws Exception;
  }

  /**
   * Closes the key's window if a flow is beyond it, and opens that of the flow.
   *
   * @return whether it is a new window, of which the hunt's parameters are still to be set
   */
  final boolean enter(Context context, Window window, long windowSeconds, Report report)
      throws Exception {
    checkOrder(context);
    TimeContext<Instant> time = context.timeContext(Instant.class);
    long now = time.time().toEpochMilli();
    if (window.isOver(now)) {
      end(window, report);
    }
    if (window.isOpen()) {
      return false;
    }
    window.open(now, windowSeconds);
    time.registerOnTime(TIMER, Instant.ofEpochMilli(window.endMillis));
    return true;
  }

  /** Closes a window whose time is over, be there another flow or not. */
  final void leave(OnTimerContext context, Window window, Report report) throws Exception {
    end(window, report);
    context.clearAllState();
  }

  static long timeMillis(Context context) {
    return context.timeContext(Instant.class).time().toEpochMilli();
  }

  static void end(Window window, Report report) throws Exception {
    if (window.isOpen()) {
      report.run();
      window.close();
    }
  }

  private void checkOrder(Context context) {
    if (!orderChecked) {
      requireOrder(context);
      orderChecked = true;
    }
  }

  static void requireOrder(Context context) {
    if (context.tableSemanticsFor(FLOWS).orderByColumns().length == 0) {
      throw new UdfException(
          "a hunt was given its flows in no order: expected flows => TABLE … PARTITION BY … ORDER BY"
              + " <time attribute>");
    }
  }
}
