package dev.rearview.udf.address;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** Whether an address is of one scope, as in {@code is_private}. */
public final class IsInScope extends AddressFunction {
  private static final long serialVersionUID = 1;

  private final AddressScope scope;
  private transient AddressScopes scopes;

  public IsInScope(AddressScope scope) {
    this.scope = scope;
  }

  /** Null for what is no address. */
  public Boolean eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    AddressScanner address = scanned(ip);
    if (address == null) {
      return null;
    }
    if (scopes == null) {
      scopes = new AddressScopes();
    }
    return scopes.of(address) == scope;
  }
}
