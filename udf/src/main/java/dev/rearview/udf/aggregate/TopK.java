package dev.rearview.udf.aggregate;

import dev.rearview.udf.argument.LiteralChecks;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.types.Row;

/**
 * The heaviest values, with bounds of what they weigh; see {@link TopSketch}. It merges, so that
 * windows and both phases of a batch have it; what was added cannot be taken back.
 */
@FunctionHint(
    accumulator =
        @DataTypeHint(
            value = "RAW",
            bridgedTo = TopSketch.class,
            rawSerializer = TopSketchSerializer.class),
    output =
        @DataTypeHint(
            "ARRAY<ROW<item STRING, weight BIGINT, lower_bound BIGINT, upper_bound BIGINT>>"))
public final class TopK extends AggregateFunction<Row[], TopSketch> {
  private static final long serialVersionUID = 1;

  @Override
  public TopSketch createAccumulator() {
    return new TopSketch();
  }

  /** A value and its weight; if an argument is NULL it is passed over. */
  public void accumulate(TopSketch sketch, String value, Long weight, Integer k) {
    if (value != null && weight != null && k != null) {
      sketch.add(value, weight, k);
    }
  }

  /** Adds what others have seen. */
  public void merge(TopSketch sketch, Iterable<TopSketch> others) {
    others.forEach(sketch::merge);
  }

  /** Begins anew. */
  public void resetAccumulator(TopSketch sketch) {
    sketch.clear();
  }

  @Override
  public Row[] getValue(TopSketch sketch) {
    return sketch.top();
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory), literals -> literals.number(2, TopSketch::requireK));
  }
}
