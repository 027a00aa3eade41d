package dev.rearview.udf.geo;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** Who runs the autonomous system that an address belongs to. */
public final class AsOrg extends GeoFunction {
  private static final long serialVersionUID = 1;

  /** By the databases; null if it is not known. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    return find(ip).asOrg();
  }

  /** Null if the number is of another system than the databases say: its name is not known. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip, Long asn) {
    GeoAnswer answer = find(ip);
    return asn != null && asn.equals(answer.asn()) ? answer.asOrg() : null;
  }
}
