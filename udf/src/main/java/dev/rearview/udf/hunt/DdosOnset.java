package dev.rearview.udf.hunt;

import java.time.Instant;
import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.table.api.dataview.MapView;
import org.apache.flink.types.Row;

/**
 * {@code hunt_ddos_onset(…)}: a bin in which a key gets many packets, from many sources, many times
 * what it got in the mean of the at most 60 bins before; said once, for the first of such bins. The
 * score is 1 less the baseline's share.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            "ROW<window_start TIMESTAMP_LTZ(3), window_end TIMESTAMP_LTZ(3), score DOUBLE,"
                + " baseline_packets DOUBLE, sources BIGINT, flows BIGINT, packets BIGINT, octets"
                + " BIGINT, first_time TIMESTAMP_LTZ(3), last_time TIMESTAMP_LTZ(3),"
                + " start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3)>"))
public final class DdosOnset extends WindowHunt {
  private static final long serialVersionUID = 1;
  private static final String FORGET = "forget";
  private static final int MIN_SOURCES = 50;
  private static final long MIN_PACKETS = 10_000;
  private static final double FACTOR = 5;
  private static final int BIN_SECONDS = 60;

  /** Called for each flow, in the order of time. */
  public void eval(
      Context context,
      @StateHint(ttl = "7 d") Onset bin,
      @StateHint(ttl = "7 d") MapView<String, Boolean> seen,
      @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME}) Row flows,
      @ArgumentHint(name = "min_sources", isOptional = true) Integer minSources,
      @ArgumentHint(name = "min_packets", isOptional = true) Long minPackets,
      @ArgumentHint(name = "factor", isOptional = true) Double factor,
      @ArgumentHint(name = "bin_seconds", isOptional = true) Integer binSeconds)
      throws Exception {
    if (enter(context, bin, binSeconds == null ? BIN_SECONDS : binSeconds, () -> report(bin))) {
      seen.clear();
      bin.sources = 0;
      bin.minSources = minSources == null ? MIN_SOURCES : minSources;
      bin.minPackets = minPackets == null ? MIN_PACKETS : minPackets;
      bin.factor = factor == null ? FACTOR : factor;
      long size = bin.endMillis - bin.startMillis;
      context
          .timeContext(Instant.class)
          .registerOnTime(FORGET, Instant.ofEpochMilli(bin.endMillis + Onset.BASELINE_BINS * size));
    }
    HuntRow row = new HuntRow(flows);
    bin.add(row, timeMillis(context));
    String source = row.text("src_ip");
    if (source != null && bin.sources < ScanHunt.MAX_TARGETS && !seen.contains(source)) {
      seen.put(source, true);
      bin.sources++;
    }
  }

  /** Called at the end of a key's bin, and when nothing came for 60 bins. */
  public void onTimer(OnTimerContext context, Onset bin, MapView<String, Boolean> seen)
      throws Exception {
    end(bin, () -> report(bin));
    seen.clear();
    if (FORGET.equals(context.currentTimer())) {
      context.clearAllState();
    }
  }

  private void report(Onset bin) {
    if (bin.isOnset()) {
      double baseline = bin.baseline();
      collect(
          Row.of(
              HuntRow.instant(bin.startMillis),
              HuntRow.instant(bin.endMillis),
              1 - baseline / bin.packets,
              baseline,
              bin.sources,
              bin.flows,
              bin.packets,
              bin.octets,
              HuntRow.instant(bin.firstMillis),
              HuntRow.instant(bin.lastMillis),
              bin.began(),
              bin.ended()));
    }
    bin.becomeHistory();
  }
}
