package dev.rearview.udf.reference;

import dev.rearview.udf.address.AddressFunction;
import dev.rearview.udf.address.AddressScanner;
import java.util.Map;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** A function over an exporter's interface; see {@link InterfacesSource}. */
public abstract class InterfaceFunction extends AddressFunction {
  private static final long serialVersionUID = 1;

  private transient Lease<Map<InterfaceKey, InterfaceInfo>> interfaces;

  @Override
  public void open(FunctionContext context) {
    interfaces =
        ReferenceDirectory.lease(context, new InterfacesSource(ReferenceDirectory.of(context)));
  }

  @Override
  public void close() {
    if (interfaces != null) {
      interfaces.close();
    }
  }

  @Override
  public boolean supportsConstantFolding() {
    return false;
  }

  /** Null if an argument is NULL, the exporter's address is none, or the interface is unknown. */
  final InterfaceInfo find(StringData exporterIp, Long index) {
    AddressScanner exporter = scanned(exporterIp);
    if (exporter == null || index == null) {
      return null;
    }
    return interfaces.table().get(new InterfaceKey(exporter.high(), exporter.low(), index));
  }
}
