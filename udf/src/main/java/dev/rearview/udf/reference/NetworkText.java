package dev.rearview.udf.reference;

import dev.rearview.udf.address.AddressFunction;
import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.prefix.PrefixTable;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** One thing of the network that an address is in; see {@link NetworksSource}. */
public final class NetworkText extends AddressFunction {
  private static final long serialVersionUID = 1;

  private final NetworkField field;
  private transient Lease<PrefixTable<Network>> networks;

  public NetworkText(NetworkField field) {
    this.field = field;
  }

  @Override
  public void open(FunctionContext context) {
    networks =
        ReferenceDirectory.lease(context, new NetworksSource(ReferenceDirectory.of(context)));
  }

  /** Null for what is no address, is in no network, or in one that does not say. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    AddressScanner address = scanned(ip);
    if (address == null) {
      return null;
    }
    Network network = networks.table().find(address.high(), address.low());
    return network == null ? null : field.of(network);
  }

  @Override
  public void close() {
    if (networks != null) {
      networks.close();
    }
  }

  @Override
  public boolean supportsConstantFolding() {
    return false;
  }
}
