package dev.rearview.udf.bins;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.functions.ScalarFunction;

/** {@code duration_seconds(start_time, end_time)}: how long a flow was, to the millisecond. */
public final class DurationSeconds extends ScalarFunction {
  private static final long serialVersionUID = 1;
  private static final double MILLIS_PER_SECOND = 1000;

  /** Null if an argument is NULL; negative if the end is before the start. */
  public Double eval(
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData startTime,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData endTime) {
    if (startTime == null || endTime == null) {
      return null;
    }
    return (endTime.getMillisecond() - startTime.getMillisecond()) / MILLIS_PER_SECOND;
  }
}
