package dev.rearview.udf.flow;

import dev.rearview.udf.argument.LastArgument;
import dev.rearview.udf.argument.LiteralChecks;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.types.inference.TypeInference;

/** Whether flags match SiLK's pairs; see {@link FlagsPattern}. */
public final class FlagsMatch extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient LastArgument<FlagsPattern> patterns;

  /** Null if an argument is NULL; fails if the pairs are none. */
  public Boolean eval(
      Integer flags,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData pairs) {
    if (flags == null || pairs == null) {
      return null;
    }
    if (patterns == null) {
      patterns = new LastArgument<>(FlagsPattern::parse);
    }
    return patterns.of(pairs).matches(flags);
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory), literals -> literals.text(1, FlagsPattern::parse));
  }
}
