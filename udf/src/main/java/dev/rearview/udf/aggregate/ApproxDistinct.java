package dev.rearview.udf.aggregate;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.AggregateFunction;

/**
 * About how many different values there are; see {@link DistinctSketch}. It merges, so that windows
 * and both phases of a batch have it; what was counted cannot be taken back.
 */
@FunctionHint(
    accumulator =
        @DataTypeHint(
            value = "RAW",
            bridgedTo = DistinctSketch.class,
            rawSerializer = DistinctSketchSerializer.class))
public final class ApproxDistinct extends AggregateFunction<Long, DistinctSketch> {
  private static final long serialVersionUID = 1;

  @Override
  public DistinctSketch createAccumulator() {
    return new DistinctSketch();
  }

  /** Of text; NULL is no value. */
  public void accumulate(
      DistinctSketch sketch,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData value) {
    if (value != null) {
      sketch.add(value.toBytes());
    }
  }

  /** Of numbers; NULL is no value. */
  public void accumulate(DistinctSketch sketch, Long value) {
    if (value != null) {
      sketch.add(value);
    }
  }

  /** Of bytes; NULL is no value. */
  public void accumulate(DistinctSketch sketch, byte[] value) {
    if (value != null) {
      sketch.add(value);
    }
  }

  /** Adds what others have counted. */
  public void merge(DistinctSketch sketch, Iterable<DistinctSketch> others) {
    others.forEach(sketch::merge);
  }

  /** Begins anew. */
  public void resetAccumulator(DistinctSketch sketch) {
    sketch.clear();
  }

  @Override
  public Long getValue(DistinctSketch sketch) {
    return sketch.estimate();
  }
}
