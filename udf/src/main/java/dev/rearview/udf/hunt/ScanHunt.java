package dev.rearview.udf.hunt;

import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.table.api.dataview.MapView;
import org.apache.flink.types.Row;

/**
 * Many different targets of one key, most of them in vain: what horizontal and vertical scans have
 * in common. The score is the share of flows that were mere attempts.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            "ROW<window_start TIMESTAMP_LTZ(3), window_end TIMESTAMP_LTZ(3), score DOUBLE,"
                + " targets BIGINT, attempts BIGINT, lowest_port INT, highest_port INT, flows BIGINT, packets BIGINT, octets BIGINT,"
                + " first_time TIMESTAMP_LTZ(3), last_time TIMESTAMP_LTZ(3),"
                + " start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3)>"))
public abstract class ScanHunt extends WindowHunt {
  /** More targets of a key and window are not told apart. */
  static final int MAX_TARGETS = 10_000;

  private static final long serialVersionUID = 1;
  private static final int MIN_TARGETS = 50;
  private static final double MIN_SCORE = 0.5;
  private static final int WINDOW_SECONDS = 300;

  /** What a flow was to. */
  abstract String target(HuntRow row);

  /** Called for each flow, in the order of time. */
  public void eval(
      Context context,
      @StateHint(ttl = "7 d") ScanWindow window,
      @StateHint(ttl = "7 d") MapView<String, Boolean> seen,
      @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME}) Row flows,
      @ArgumentHint(name = "min_targets", isOptional = true) Integer minTargets,
      @ArgumentHint(name = "min_score", isOptional = true) Double minScore,
      @ArgumentHint(name = "window_seconds", isOptional = true) Integer windowSeconds)
      throws Exception {
    if (enter(
        context,
        window,
        windowSeconds == null ? WINDOW_SECONDS : windowSeconds,
        () -> report(window))) {
      seen.clear();
      window.targets = 0;
      window.attempts = 0;
      window.forgetPorts();
      window.minTargets = minTargets == null ? MIN_TARGETS : minTargets;
      window.minScore = minScore == null ? MIN_SCORE : minScore;
    }
    HuntRow row = new HuntRow(flows);
    window.add(row, timeMillis(context));
    window.addPort((int) row.numberOr("dst_port", ScanWindow.NO_PORT));
    if (Attempt.isAttempt(row)) {
      window.attempts++;
    }
    String target = target(row);
    if (target != null && window.targets < MAX_TARGETS && !seen.contains(target)) {
      seen.put(target, true);
      window.targets++;
    }
  }

  /** Called at the end of a key's window. */
  public void onTimer(OnTimerContext context, ScanWindow window, MapView<String, Boolean> seen)
      throws Exception {
    leave(context, window, () -> report(window));
  }

  private void report(ScanWindow window) {
    double score = (double) window.attempts / window.flows;
    if (window.targets >= window.minTargets && score >= window.minScore) {
      collect(
          Row.of(
              HuntRow.instant(window.startMillis),
              HuntRow.instant(window.endMillis),
              score,
              window.targets,
              window.attempts,
              ScanWindow.portOrNull(window.lowestPort),
              ScanWindow.portOrNull(window.highestPort),
              window.flows,
              window.packets,
              window.octets,
              HuntRow.instant(window.firstMillis),
              HuntRow.instant(window.lastMillis),
              window.began(),
              window.ended()));
    }
  }
}
