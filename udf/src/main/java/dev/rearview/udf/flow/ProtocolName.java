package dev.rearview.udf.flow;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ScalarFunction;

/** The name of an IP protocol; see {@link Protocols}. */
public final class ProtocolName extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient Protocols protocols;

  /** Null if the number is NULL or not assigned. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      Integer number) {
    if (number == null) {
      return null;
    }
    if (protocols == null) {
      protocols = new Protocols();
    }
    return protocols.name(number);
  }
}
