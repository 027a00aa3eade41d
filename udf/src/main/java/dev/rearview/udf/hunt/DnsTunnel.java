package dev.rearview.udf.hunt;

import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.types.Row;

/**
 * {@code hunt_dns_tunnel(…)}: queries of more volume than questions have, both in sum and by the
 * packet. The score is the octets of a packet as a share of 256, at most 1; a question has some 70.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            "ROW<window_start TIMESTAMP_LTZ(3), window_end TIMESTAMP_LTZ(3), score DOUBLE,"
                + " octets_per_packet DOUBLE, flows BIGINT, packets BIGINT, octets BIGINT,"
                + " first_time TIMESTAMP_LTZ(3), last_time TIMESTAMP_LTZ(3),"
                + " start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3)>"))
public final class DnsTunnel extends WindowHunt {
  private static final long serialVersionUID = 1;
  private static final long MIN_OCTETS = 1_000_000;
  private static final double MIN_OCTETS_PER_PACKET = 110;
  private static final double OCTETS_OF_FULL_SCORE = 256;
  private static final int WINDOW_SECONDS = 3600;

  /** Called for each flow, in the order of time. */
  public void eval(
      Context context,
      @StateHint(ttl = "7 d") TunnelWindow window,
      @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME}) Row flows,
      @ArgumentHint(name = "min_octets", isOptional = true) Long minOctets,
      @ArgumentHint(name = "min_octets_per_packet", isOptional = true) Double minOctetsPerPacket,
      @ArgumentHint(name = "window_seconds", isOptional = true) Integer windowSeconds)
      throws Exception {
    if (enter(
        context,
        window,
        windowSeconds == null ? WINDOW_SECONDS : windowSeconds,
        () -> report(window))) {
      window.minOctets = minOctets == null ? MIN_OCTETS : minOctets;
      window.minOctetsPerPacket =
          minOctetsPerPacket == null ? MIN_OCTETS_PER_PACKET : minOctetsPerPacket;
    }
    window.add(new HuntRow(flows), timeMillis(context));
  }

  /** Called at the end of a key's window. */
  public void onTimer(OnTimerContext context, TunnelWindow window) throws Exception {
    leave(context, window, () -> report(window));
  }

  private void report(TunnelWindow window) {
    double octetsPerPacket = window.octetsPerPacket();
    if (window.octets >= window.minOctets && octetsPerPacket >= window.minOctetsPerPacket) {
      collect(
          Row.of(
              HuntRow.instant(window.startMillis),
              HuntRow.instant(window.endMillis),
              Math.min(1, octetsPerPacket / OCTETS_OF_FULL_SCORE),
              octetsPerPacket,
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
