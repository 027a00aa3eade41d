package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.prefix.IpAddress;
import java.util.Map;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.functions.FunctionContext;

/**
 * {@code reference_interfaces()}: every interface of the file; see {@link InterfacesSource}. Its
 * columns have the names and types of those of the view {@code interfaces}.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            value =
                "ROW<exporter_ip STRING, if_index BIGINT, name STRING, description STRING,"
                    + " boundary STRING, speed BIGINT>",
            bridgedTo = RowData.class))
public final class InterfacesTable extends LeasedRows<Map<InterfaceKey, InterfaceInfo>> {
  private static final long serialVersionUID = 1;

  @Override
  protected TableSource<Map<InterfaceKey, InterfaceInfo>> source(FunctionContext context) {
    return new InterfacesSource(ReferenceDirectory.of(context));
  }

  /** Fails if there never was a good file: a join that quietly finds nothing would be wrong. */
  public void eval() {
    Map<InterfaceKey, InterfaceInfo> interfaces = table();
    if (interfaces.isEmpty() && problem().isPresent()) {
      throw new UdfException("interfaces cannot be listed: " + problem().get());
    }
    interfaces.forEach(
        (key, info) ->
            collect(
                GenericRowData.of(
                    SqlText.of(new IpAddress(key.high(), key.low()).text()),
                    key.index(),
                    info.name(),
                    info.description(),
                    info.boundary(),
                    info.speedBitsPerSecond())));
  }
}
