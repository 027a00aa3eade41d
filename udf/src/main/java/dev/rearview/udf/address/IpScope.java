package dev.rearview.udf.address;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** What an address is for, by name; see {@link AddressScope}. */
public final class IpScope extends AddressFunction {
  private static final long serialVersionUID = 1;

  private transient AddressScopes scopes;

  /** Null for what is no address. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    AddressScanner address = scanned(ip);
    if (address == null) {
      return null;
    }
    if (scopes == null) {
      scopes = new AddressScopes();
    }
    return scopes.text(scopes.of(address));
  }
}
