package dev.rearview.udf.reference;

import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.prefix.PrefixTable;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** {@code network_of(ip)}: all that the network that an address is in says, by one look-up. */
@FunctionHint(output = @DataTypeHint(value = Network.ROW, bridgedTo = RowData.class))
public final class NetworkOf extends LeasedRows<PrefixTable<Network>> {
  private static final long serialVersionUID = 1;

  private transient AddressScanner scanner;

  @Override
  protected TableSource<PrefixTable<Network>> source(FunctionContext context) {
    scanner = new AddressScanner();
    return new NetworksSource(ReferenceDirectory.of(context));
  }

  /** No row for what is NULL, no address, or in no network. */
  public void eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    if (ip == null || !scanner.scan(ip)) {
      return;
    }
    Network network = table().find(scanner.high(), scanner.low());
    if (network != null) {
      collect(network.row());
    }
  }
}
