package dev.rearview.udf.address;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** What an address is for, by name; see {@link AddressScope}. */
public final class IpScope extends AddressFunction {
  private static final long serialVersionUID = 1;

  /** Null for what is no address. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    AddressScanner address = scanned(ip);
    return address == null ? null : AddressScope.of(address.high(), address.low()).text();
  }
}
