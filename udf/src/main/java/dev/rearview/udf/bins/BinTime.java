package dev.rearview.udf.bins;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.functions.ScalarFunction;

/** {@code bin_time(t, seconds)}: when the bin began that a time is in, as --bin-time has it. */
public final class BinTime extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** Null if an argument is NULL; fails if the bin is shorter than a millisecond. */
  public @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class) TimestampData
      eval(
          @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
              TimestampData time,
          Double binSeconds) {
    if (time == null || binSeconds == null) {
      return null;
    }
    Bins bins = Bins.of(binSeconds, 0);
    return TimestampData.fromEpochMillis(bins.startMillis(bins.number(time.getMillisecond())));
  }
}
