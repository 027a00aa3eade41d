package dev.rearview.udf.reference;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** The speed of an exporter's interface, in bits per second. */
public final class InterfaceSpeed extends InterfaceFunction {
  private static final long serialVersionUID = 1;

  /** Null if the interface is unknown, or its line does not say. */
  public Long eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData exporterIp,
      Long index) {
    InterfaceInfo info = find(exporterIp, index);
    return info == null ? null : info.speedBitsPerSecond();
  }
}
