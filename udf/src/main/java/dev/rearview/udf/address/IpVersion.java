package dev.rearview.udf.address;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** 4 or 6; of an IPv4-mapped IPv6 address 6. */
public final class IpVersion extends AddressFunction {
  private static final long serialVersionUID = 1;

  /** Null for what is no address. */
  public Integer eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    AddressScanner address = scanned(ip);
    return address == null ? null : address.ipv4() ? 4 : 6;
  }
}
