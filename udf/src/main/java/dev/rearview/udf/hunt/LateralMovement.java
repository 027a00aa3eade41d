package dev.rearview.udf.hunt;

import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.table.api.dataview.MapView;
import org.apache.flink.types.Row;

/**
 * {@code hunt_lateral_movement(…)}: somebody comes to a host, and from then on the host goes to
 * others that it did not go to before. The score is the share of these among all that it went to.
 * Flows, packets, octets and times are those of what went there after the entry.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            "ROW<window_start TIMESTAMP_LTZ(3), window_end TIMESTAMP_LTZ(3), score DOUBLE,"
                + " entry_ip STRING, entry_time TIMESTAMP_LTZ(3), new_peers BIGINT, peers BIGINT,"
                + " flows BIGINT, packets BIGINT, octets BIGINT, first_time TIMESTAMP_LTZ(3),"
                + " last_time TIMESTAMP_LTZ(3),"
                + " start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3)>"))
public final class LateralMovement extends WindowHunt {
  private static final long serialVersionUID = 1;
  private static final int MIN_PEERS = 3;
  private static final double MIN_SCORE = 0.5;
  private static final int WINDOW_SECONDS = 3600;

  /** Called for each flow, in the order of time. */
  public void eval(
      Context context,
      @StateHint(ttl = "7 d") Movement window,
      @StateHint(ttl = "7 d") MapView<String, Boolean> seen,
      @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME}) Row flows,
      @ArgumentHint(name = "min_peers", isOptional = true) Integer minPeers,
      @ArgumentHint(name = "min_score", isOptional = true) Double minScore,
      @ArgumentHint(name = "window_seconds", isOptional = true) Integer windowSeconds)
      throws Exception {
    if (enter(
        context,
        window,
        windowSeconds == null ? WINDOW_SECONDS : windowSeconds,
        () -> report(window))) {
      seen.clear();
      window.begin(
          minPeers == null ? MIN_PEERS : minPeers, minScore == null ? MIN_SCORE : minScore);
    }
    HuntRow row = new HuntRow(flows);
    String peer = row.text("peer_ip");
    if (peer == null) {
      return;
    }
    if (row.isTrue("inbound")) {
      window.enteredBy(peer, timeMillis(context));
    } else {
      goTo(peer, row, timeMillis(context), window, seen);
    }
  }

  /** Called at the end of a host's window. */
  public void onTimer(OnTimerContext context, Movement window, MapView<String, Boolean> seen)
      throws Exception {
    leave(context, window, () -> report(window));
  }

  private static void goTo(
      String peer, HuntRow row, long timeMillis, Movement window, MapView<String, Boolean> seen)
      throws Exception {
    boolean afterEntry = window.isAfterEntry(timeMillis);
    if (afterEntry) {
      window.add(row, timeMillis);
    }
    if (window.peers < ScanHunt.MAX_TARGETS && !seen.contains(peer)) {
      seen.put(peer, true);
      window.peers++;
      window.newPeers += afterEntry ? 1 : 0;
    }
  }

  private void report(Movement window) {
    if (window.newPeers >= window.minPeers && window.score() >= window.minScore) {
      collect(
          Row.of(
              HuntRow.instant(window.startMillis),
              HuntRow.instant(window.endMillis),
              window.score(),
              window.entryPeer,
              HuntRow.instant(window.entryMillis),
              window.newPeers,
              window.peers,
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
