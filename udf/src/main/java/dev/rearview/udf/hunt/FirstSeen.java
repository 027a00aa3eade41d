package dev.rearview.udf.hunt;

import dev.rearview.udf.UdfException;
import java.time.Instant;
import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.table.api.dataview.MapView;
import org.apache.flink.table.functions.ProcessTableFunction;
import org.apache.flink.types.Row;

/**
 * {@code hunt_first_seen(…)}: a key that was never there, or not for long: a new service, a new
 * talker. It is said some time after the first flow, with what came in that time. The score is 1.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            "ROW<window_start TIMESTAMP_LTZ(3), window_end TIMESTAMP_LTZ(3), score DOUBLE,"
                + " first_peer STRING, peers BIGINT, flows BIGINT, packets BIGINT, octets BIGINT,"
                + " first_time TIMESTAMP_LTZ(3), last_time TIMESTAMP_LTZ(3),"
                + " start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3)>"))
public final class FirstSeen extends ProcessTableFunction<Row> {
  private static final long serialVersionUID = 1;
  private static final String EVIDENCE = "evidence";
  private static final String FORGET = "forget";
  private static final int EVIDENCE_SECONDS = 3600;
  private static final int FORGET_DAYS = 30;
  private static final long MILLIS_PER_SECOND = 1000;
  private static final long MILLIS_PER_DAY = 86_400_000;

  /** Called for each flow, in the order of time. */
  public void eval(
      Context context,
      @StateHint(ttl = "400 d") Acquaintance known,
      @StateHint(ttl = "400 d") MapView<String, Boolean> peers,
      @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME}) Row flows,
      @ArgumentHint(name = "evidence_seconds", isOptional = true) Integer evidenceSeconds,
      @ArgumentHint(name = "forget_days", isOptional = true) Integer forgetDays)
      throws Exception {
    WindowHunt.requireOrder(context);
    long now = WindowHunt.timeMillis(context);
    if (known.isOver(now)) {
      report(known);
      peers.clear();
    }
    if (!known.known || known.isForgotten(now)) {
      begin(context, known, now, evidenceSeconds, forgetDays);
    }
    if (known.isOpen()) {
      add(known, peers, new HuntRow(flows), now);
    }
    known.lastEverMillis = now;
  }

  /** Called when the time of evidence is over, and when a key may be forgotten. */
  public void onTimer(OnTimerContext context, Acquaintance known, MapView<String, Boolean> peers) {
    if (EVIDENCE.equals(context.currentTimer())) {
      if (known.isOpen()) {
        report(known);
        peers.clear();
      }
      return;
    }
    TimeContext<Instant> time = context.timeContext(Instant.class);
    if (known.isForgotten(time.time().toEpochMilli())) {
      context.clearAllState();
    } else {
      time.registerOnTime(FORGET, forgetTime(known));
    }
  }

  private static void begin(
      Context context, Acquaintance known, long now, Integer evidenceSeconds, Integer forgetDays) {
    long evidence =
        MILLIS_PER_SECOND * (evidenceSeconds == null ? EVIDENCE_SECONDS : evidenceSeconds);
    long forget = MILLIS_PER_DAY * (forgetDays == null ? FORGET_DAYS : forgetDays);
    if (evidence <= 0 || forget < evidence) {
      throw new UdfException(
          "evidence of %d seconds and %d days to forget: expected a second or more, and longer"
              .formatted(evidence / MILLIS_PER_SECOND, forget / MILLIS_PER_DAY));
    }
    known.begin(now, evidence, forget);
    known.lastEverMillis = now;
    TimeContext<Instant> time = context.timeContext(Instant.class);
    time.registerOnTime(EVIDENCE, Instant.ofEpochMilli(known.endMillis));
    time.registerOnTime(FORGET, forgetTime(known));
  }

  private static Instant forgetTime(Acquaintance known) {
    return Instant.ofEpochMilli(known.lastEverMillis + known.forgetMillis + 1);
  }

  private static void add(Acquaintance known, MapView<String, Boolean> peers, HuntRow row, long now)
      throws Exception {
    known.add(row, now);
    String peer = row.text("peer_ip");
    known.addFirstPeer(peer, now);
    if (peer != null && known.peers < ScanHunt.MAX_TARGETS && !peers.contains(peer)) {
      peers.put(peer, true);
      known.peers++;
    }
  }

  private void report(Acquaintance known) {
    collect(
        Row.of(
            HuntRow.instant(known.startMillis),
            HuntRow.instant(known.endMillis),
            1.0,
            known.firstPeer,
            known.peers,
            known.flows,
            known.packets,
            known.octets,
            HuntRow.instant(known.firstMillis),
            HuntRow.instant(known.lastMillis),
            known.began(),
            known.ended()));
    known.close();
  }
}
