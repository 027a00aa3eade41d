package dev.rearview.udf.flow;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ScalarFunction;

/** TCP flags as letters; see {@link TcpFlags}. */
public final class FlagsText extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient StringData[] texts;

  /** Of the lowest 8 bits. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      Integer flags) {
    if (flags == null) {
      return null;
    }
    if (texts == null) {
      texts = TcpFlags.texts();
    }
    return texts[flags & TcpFlags.ALL];
  }
}
