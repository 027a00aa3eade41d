package dev.rearview.udf.flow;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ScalarFunction;

/** What an ICMP message is called; see {@link IcmpNames}. */
public final class IcmpName extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient IcmpNames ipv4Names;
  private transient IcmpNames ipv6Names;

  /** Of ICMP. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      Integer type, Integer code) {
    return eval(type, code, Boolean.FALSE);
  }

  /** Of ICMP, or of ICMPv6 if so; null if an argument is NULL, or the type is not assigned. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      Integer type, Integer code, Boolean ipv6) {
    if (type == null || code == null || ipv6 == null) {
      return null;
    }
    if (ipv4Names == null) {
      ipv4Names = new IcmpNames(false);
      ipv6Names = new IcmpNames(true);
    }
    return (ipv6 ? ipv6Names : ipv4Names).name(type, code);
  }
}
