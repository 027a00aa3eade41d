package dev.rearview.codec.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times from a 32-bit uptime counter, in every position of its roll-over. */
class UptimeTimesTest {
  private static final long SECONDS = 1_700_000_000L;
  private static final String NONE = "none";

  private static DecodedFlows decode(long seconds, long nanos, long uptime, long first, long last) {
    return DecodedFlows.of(
        new NetFlow5Message()
            .exportedAt(seconds, nanos)
            .uptimeMillis(uptime)
            .record(new NetFlowRecord().volume(1, 100).uptimes(first, last))
            .toBytes());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "neither rolled over,             100000,     90000,      99000,      10000,       1000,   none",
    "flow of no duration at export,   100000,     100000,     100000,     0,           0,      none",
    "first before the roll-over,      100,        4294967000, 50,         396,         50,     uptime_rollover",
    "both before the roll-over,       100,        4294967000, 4294967200, 396,         196,    uptime_rollover",
    "1 ms before boot,                3381,       4294967295, 2577,       3382,        804,    uptime_rollover",
    "uptime of all ones,              4294967295, 4294967294, 4294967295, 1,           0,      none",
    "counter in its upper half,       3000000000, 2999999000, 2999999500, 1000,        500,    none",
    "exactly 24.8 days old,           2147483648, 1,          1,          2147483647,  2147483647, none",
    "last a little ahead of export,   100000,     99000,      100500,     1000,        -500,   none",
    "last a minute ahead of export,   100000,     99000,      160000,     1000,        -60000, none",
    "last over a minute ahead,        100000,     99000,      160001,     1000,        -60001, implausible",
    "older than the counter can tell, 2147483649, 1,          2147483648, -2147483648, 1,      implausible",
    "ends before it starts,           100000,     99000,      98999,      1000,        1001,   end_before_start",
    "ahead over the roll-over,        4294967290, 4294967200, 5,          90,          -11,    none",
    "counters not set,                100000,     0,          0,          100000,      100000, none"
  })
  void ageIsTheSignedDistanceInTheCounter(
      String name, long uptime, long first, long last, long startAge, long endAge, String quality) {
    Map<FlowField, Object> flow = decode(SECONDS, 0, uptime, first, last).onlyFlow();
    assertThat(flow)
        .containsEntry(FlowField.START_TIME, SECONDS * 1000 - startAge)
        .containsEntry(FlowField.END_TIME, SECONDS * 1000 - endAge);
    assertThat(flow.getOrDefault(FlowField.TIME_QUALITY, NONE)).isEqualTo(quality);
  }

  @Test
  void nanosecondsOfTheHeaderCountToTheMillisecond() {
    assertThat(decode(SECONDS, 999_999_999, 1000, 1000, 1000).onlyFlow())
        .containsEntry(FlowField.START_TIME, SECONDS * 1000 + 999)
        .doesNotContainKey(FlowField.TIME_QUALITY);
  }

  @Test
  void secondsAreUnsigned() {
    assertThat(decode(4_294_967_295L, 0, 1000, 1000, 1000).onlyFlow())
        .containsEntry(FlowField.START_TIME, 4_294_967_295_000L);
  }

  @Test
  void receiveTimeStandsInForAClockThatWasNeverSet() {
    long received = DecodedFlows.RECEIVED_EPOCH_NANOS / 1_000_000;
    for (long unset : new long[] {0, 730_944_000L, 820_454_399L}) {
      DecodedFlows decoded = decode(unset, 5_000_000, 10_000, 9000, 9500);
      assertThat(decoded.onlyFlow())
          .containsEntry(FlowField.START_TIME, received - 1000)
          .containsEntry(FlowField.END_TIME, received - 500)
          .containsEntry(FlowField.TIME_QUALITY, "export_time_invalid");
      assertThat(decoded.decoder.counters().problems(DecodeProblem.EXPORT_TIME_INVALID))
          .isEqualTo(1);
    }
    assertThat(decode(820_454_400L, 0, 10_000, 9000, 9500).onlyFlow())
        .containsEntry(FlowField.END_TIME, 820_454_400_000L - 500)
        .doesNotContainKey(FlowField.TIME_QUALITY);
  }

  @Test
  void nanosecondsBeyondASecondAreLeftOut() {
    DecodedFlows decoded = decode(SECONDS, 1_000_000_000L, 1000, 900, 1000);
    assertThat(decoded.onlyFlow())
        .containsEntry(FlowField.START_TIME, SECONDS * 1000 - 100)
        .containsEntry(FlowField.TIME_QUALITY, "export_time_invalid");
    assertThat(decoded.decoder.counters().problems(DecodeProblem.EXPORT_TIME_INVALID)).isEqualTo(1);
  }

  @Test
  void endBeforeStartIsCountedAndBothAreKept() {
    DecodedFlows decoded = decode(SECONDS, 0, 10_000, 9000, 8000);
    assertThat(decoded.onlyFlow())
        .containsEntry(FlowField.START_TIME, SECONDS * 1000 - 1000)
        .containsEntry(FlowField.END_TIME, SECONDS * 1000 - 2000);
    assertThat(decoded.decoder.counters().problems(DecodeProblem.FLOW_ENDS_BEFORE_START))
        .isEqualTo(1);
  }
}
