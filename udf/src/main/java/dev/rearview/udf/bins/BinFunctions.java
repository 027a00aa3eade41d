package dev.rearview.udf.bins;

import static dev.rearview.udf.catalogue.FunctionGroup.TIME;

import dev.rearview.udf.catalogue.Example;
import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;

/** The functions that cut time into bins. */
public final class BinFunctions {
  private static final String FLOW =
      "TABLE(count_bins(TO_TIMESTAMP_LTZ(15000, 3), TO_TIMESTAMP_LTZ(74999, 3), 60, 6000, 30, '%s'))"
          + " AS b(bin_time, flows, packets, octets)";

  private BinFunctions() {}

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        FunctionSpec.of(
                TIME,
                BinTime::new,
                "When the bin began that a time is in: bins are aligned to the epoch, as those of"
                    + " rwuniq's and rwstats' --bin-time.",
                "bin_time(t TIMESTAMP_LTZ(3), seconds DOUBLE) → TIMESTAMP_LTZ(3)")
            .units("bins: seconds, to the millisecond")
            .example("bin_time(TO_TIMESTAMP_LTZ(1767225899123, 3), 300)", "2026-01-01 00:00:00.000")
            .example(
                "bin_time(TO_TIMESTAMP_LTZ(1767225600123, 3), 0.1)", "2026-01-01 00:00:00.100"),
        FunctionSpec.of(
                TIME,
                BinNumber::new,
                "The number of the bin that a time is in, for windows of so many bins: OVER (… ORDER BY"
                    + " bin_number(t, 60) RANGE BETWEEN 60 PRECEDING AND CURRENT ROW), which Flink has"
                    + " not for TIMESTAMP_LTZ.",
                "bin_number(t TIMESTAMP_LTZ(3), seconds DOUBLE) → BIGINT")
            .units("bins: seconds, to the millisecond; 0 begins at the epoch")
            .example("bin_number(TO_TIMESTAMP_LTZ(3600000, 3), 60)", "60"),
        FunctionSpec.of(
                TIME,
                DurationSeconds::new,
                "How long a flow was, to the millisecond: what rwfilter's --duration asks.",
                "duration_seconds(start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3)) → DOUBLE")
            .units("seconds; negative if the end is before the start")
            .example(
                "duration_seconds(TO_TIMESTAMP_LTZ(1000, 3), TO_TIMESTAMP_LTZ(2234, 3))", "1.234"),
        countBins());
  }

  private static FunctionSpec countBins() {
    return FunctionSpec.of(
            TIME,
            CountBins::new,
            "What each time bin has of a flow by rwcount's load schemes: `bin-uniform`,"
                + " `start-spike`, `end-spike`, `middle-spike`, `time-proportional` (what rwcount"
                + " does by default), `maximum-volume`, `minimum-volume`, or their numbers 0 to 6;"
                + " bins are aligned to the epoch, or to `origin`.",
            "count_bins(start_time TIMESTAMP_LTZ(3), end_time TIMESTAMP_LTZ(3), packets BIGINT,"
                + " octets BIGINT, bin_seconds DOUBLE, scheme STRING [, origin TIMESTAMP_LTZ(3)])"
                + " → TABLE(bin_time TIMESTAMP_LTZ(3), flows DOUBLE, packets DOUBLE, octets"
                + " DOUBLE)")
        .nulls(
            "No row if the start, bin, scheme or origin is NULL; a flow without an end, or with one"
                + " before its start, is at its start alone, and counts that are NULL are 0.")
        .units("bins: seconds, to the millisecond; a flow spans at most 1,048,576 of them")
        .example(rows("time-proportional", "15.00, 30.00, 15.00"))
        .example(rows("bin-uniform", "20.00, 20.00, 20.00"))
        .example(rows("middle-spike", "60.00"))
        .example(rows("minimum-volume", "0.00, 0.00, 0.00"));
  }

  private static Example rows(String scheme, String expected) {
    return new Example(
        "LISTAGG(CAST(CAST(packets AS DECIMAL(9, 2)) AS STRING), ', ')",
        FLOW.formatted(scheme),
        expected);
  }
}
