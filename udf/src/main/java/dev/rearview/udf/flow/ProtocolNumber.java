package dev.rearview.udf.flow;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.argument.LastArgument;
import dev.rearview.udf.argument.LiteralChecks;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.types.inference.TypeInference;

/** The number of an IP protocol; see {@link Protocols}. */
public final class ProtocolNumber extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient LastArgument<Integer> numbers;

  /** Null if the name is NULL or no protocol's; a literal that is none is refused beforehand. */
  public Integer eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData name) {
    if (name == null) {
      return null;
    }
    if (numbers == null) {
      numbers = new LastArgument<>(new Protocols()::number);
    }
    return numbers.of(name);
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory),
        literals ->
            literals.text(
                0,
                name -> {
                  if (new Protocols().number(name) == null) {
                    throw new UdfException(
                        "'" + name + "' is no IP protocol: expected a name of IANA's, as in tcp");
                  }
                }));
  }
}
