package dev.rearview.udf.bins;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.functions.ScalarFunction;

/** {@code bin_number(t, seconds)}: the number of the bin that a time is in; 0 is at the epoch. */
public final class BinNumber extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** Null if an argument is NULL; fails if the bin is shorter than a millisecond. */
  public Long eval(
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class) TimestampData time,
      Double binSeconds) {
    return time == null || binSeconds == null
        ? null
        : (Long) Bins.of(binSeconds, 0).number(time.getMillisecond());
  }
}
