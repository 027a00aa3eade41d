package dev.rearview.udf.flow;

import dev.rearview.udf.argument.LastArgument;
import dev.rearview.udf.argument.LiteralChecks;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.types.inference.TypeInference;

/** Letters as TCP flags; see {@link TcpFlags}. */
public final class FlagsNumber extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient LastArgument<Integer> numbers;

  /** Null if the argument is NULL; fails if a letter is no flag. */
  public Integer eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData letters) {
    if (letters == null) {
      return null;
    }
    if (numbers == null) {
      numbers = new LastArgument<>(TcpFlags::parse);
    }
    return numbers.of(letters);
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory), literals -> literals.text(0, TcpFlags::parse));
  }
}
