package dev.rearview.udf.hunt;

import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.types.Row;

/**
 * {@code hunt_exfiltration(…)}: much in sum, and a little at a time: octets of a key that are
 * spread over the 24 slots of a window. The score is 1 less the share of the greatest slot.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            "ROW<window_start TIMESTAMP_LTZ(3), window_end TIMESTAMP_LTZ(3), score DOUBLE,"
                + " active_slots INT, flows BIGINT, packets BIGINT, octets BIGINT, first_time"
                + " TIMESTAMP_LTZ(3), last_time TIMESTAMP_LTZ(3),"
                + " start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3)>"))
public final class Exfiltration extends WindowHunt {
  private static final long serialVersionUID = 1;
  private static final long MIN_OCTETS = 10_000_000;
  private static final int MIN_ACTIVE = 12;
  private static final double MAX_PEAK = 0.25;
  private static final int WINDOW_SECONDS = 86_400;

  /** Called for each flow, in the order of time. */
  public void eval(
      Context context,
      @StateHint(ttl = "14 d") VolumeWindow window,
      @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME}) Row flows,
      @ArgumentHint(name = "min_octets", isOptional = true) Long minOctets,
      @ArgumentHint(name = "min_active", isOptional = true) Integer minActive,
      @ArgumentHint(name = "max_peak", isOptional = true) Double maxPeak,
      @ArgumentHint(name = "window_seconds", isOptional = true) Integer windowSeconds)
      throws Exception {
    if (enter(
        context,
        window,
        windowSeconds == null ? WINDOW_SECONDS : windowSeconds,
        () -> report(window))) {
      window.begin(
          minOctets == null ? MIN_OCTETS : minOctets,
          minActive == null ? MIN_ACTIVE : minActive,
          maxPeak == null ? MAX_PEAK : maxPeak);
    }
    HuntRow row = new HuntRow(flows);
    window.add(row, timeMillis(context));
    window.addOctets(timeMillis(context), row.number("octets"));
  }

  /** Called at the end of a key's window. */
  public void onTimer(OnTimerContext context, VolumeWindow window) throws Exception {
    leave(context, window, () -> report(window));
  }

  private void report(VolumeWindow window) {
    if (window.octets >= window.minOctets
        && window.activeSlots() >= window.minActive
        && window.peakShare() <= window.maxPeak) {
      collect(
          Row.of(
              HuntRow.instant(window.startMillis),
              HuntRow.instant(window.endMillis),
              1 - window.peakShare(),
              window.activeSlots(),
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
