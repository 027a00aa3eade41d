package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.prefix.PrefixTable;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.functions.FunctionContext;

/** {@code networks()}: every network of the file; see {@link NetworksSource}. */
@FunctionHint(output = @DataTypeHint(value = Network.ROW, bridgedTo = RowData.class))
public final class NetworksTable extends LeasedRows<PrefixTable<Network>> {
  private static final long serialVersionUID = 1;

  @Override
  protected TableSource<PrefixTable<Network>> source(FunctionContext context) {
    return new NetworksSource(ReferenceDirectory.of(context));
  }

  /** Fails if there never was a good file: a join that quietly finds nothing would be wrong. */
  public void eval() {
    PrefixTable<Network> networks = table();
    if (networks.size() == 0 && problem().isPresent()) {
      throw new UdfException("networks cannot be listed: " + problem().get());
    }
    networks.forEach((prefix, network) -> collect(network.row()));
  }
}
