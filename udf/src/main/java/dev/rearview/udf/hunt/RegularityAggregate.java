package dev.rearview.udf.hunt;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.types.Row;

/** {@code regularity(t)}: how regularly something happened; see {@link Regularity}. */
@FunctionHint(
    accumulator =
        @DataTypeHint(
            value = "RAW",
            bridgedTo = TimeList.class,
            rawSerializer = TimeListSerializer.class),
    output =
        @DataTypeHint(
            "ROW<contacts INT, interval_seconds DOUBLE, jitter_seconds DOUBLE, score DOUBLE>"))
public final class RegularityAggregate extends AggregateFunction<Row, TimeList> {
  private static final long serialVersionUID = 1;

  @Override
  public TimeList createAccumulator() {
    return new TimeList();
  }

  /** A time; NULL is none. */
  public void accumulate(
      TimeList times,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData time) {
    if (time != null) {
      times.add(time.getMillisecond());
    }
  }

  /** Adds the times of others. */
  public void merge(TimeList times, Iterable<TimeList> others) {
    others.forEach(times::addAll);
  }

  /** Begins anew. */
  public void resetAccumulator(TimeList times) {
    times.clear();
  }

  @Override
  public Row getValue(TimeList times) {
    Regularity regularity = Regularity.of(times.sorted());
    return Row.of(
        regularity.contacts(),
        regularity.intervalSeconds(),
        regularity.jitterSeconds(),
        regularity.score());
  }
}
