package dev.rearview.udf.hunt;

import java.util.stream.StreamSupport;
import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.table.api.dataview.ListView;
import org.apache.flink.types.Row;

/**
 * {@code hunt_beacon(…)}: contacts at regular intervals, jitter and gaps allowed; see {@link
 * Regularity}. The first 4,096 flows of a key and window are looked at. A contact is when its flow
 * began, by the column {@code start_time} if there is one. The gaps are those between all of these
 * flows, to the second; with a single flow they are NULL.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            "ROW<window_start TIMESTAMP_LTZ(3), window_end TIMESTAMP_LTZ(3), score DOUBLE,"
                + " contacts INT, interval_seconds DOUBLE, jitter_seconds DOUBLE, shortest_gap"
                + " BIGINT, longest_gap BIGINT, mean_gap BIGINT, last_contact TIMESTAMP_LTZ(3),"
                + " flows BIGINT,"
                + " packets BIGINT, octets BIGINT, first_time TIMESTAMP_LTZ(3), last_time"
                + " TIMESTAMP_LTZ(3),"
                + " start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3)>"))
public final class Beacon extends WindowHunt {
  private static final long serialVersionUID = 1;
  private static final int MIN_CONTACTS = 12;
  private static final double MIN_SCORE = 0.7;
  private static final int WINDOW_SECONDS = 86_400;

  /** Called for each flow, in the order of time. */
  public void eval(
      Context context,
      @StateHint(ttl = "14 d") BeaconWindow window,
      @StateHint(ttl = "14 d") ListView<Long> contactTimes,
      @ArgumentHint({ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME}) Row flows,
      @ArgumentHint(name = "min_contacts", isOptional = true) Integer minContacts,
      @ArgumentHint(name = "min_score", isOptional = true) Double minScore,
      @ArgumentHint(name = "window_seconds", isOptional = true) Integer windowSeconds)
      throws Exception {
    if (enter(
        context,
        window,
        windowSeconds == null ? WINDOW_SECONDS : windowSeconds,
        () -> report(window, contactTimes))) {
      contactTimes.clear();
      window.minContacts = minContacts == null ? MIN_CONTACTS : minContacts;
      window.minScore = minScore == null ? MIN_SCORE : minScore;
    }
    HuntRow row = new HuntRow(flows);
    window.add(row, timeMillis(context));
    if (window.flows <= TimeList.MAX_TIMES) {
      contactTimes.add(row.millis("start_time", timeMillis(context)));
    }
  }

  /** Called at the end of a key's window. */
  public void onTimer(OnTimerContext context, BeaconWindow window, ListView<Long> contactTimes)
      throws Exception {
    leave(context, window, () -> report(window, contactTimes));
  }

  private void report(BeaconWindow window, ListView<Long> times) throws Exception {
    long[] sorted =
        StreamSupport.stream(times.get().spliterator(), false)
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    Regularity regularity = Regularity.of(sorted);
    if (regularity.contacts() >= window.minContacts && regularity.score() >= window.minScore) {
      Gaps gaps = Gaps.of(sorted);
      collect(
          Row.of(
              HuntRow.instant(window.startMillis),
              HuntRow.instant(window.endMillis),
              regularity.score(),
              regularity.contacts(),
              regularity.intervalSeconds(),
              regularity.jitterSeconds(),
              gaps.shortest(),
              gaps.longest(),
              gaps.mean(),
              HuntRow.instant(sorted[sorted.length - 1]),
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
