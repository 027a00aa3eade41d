package dev.rearview.udf.flow;

import dev.rearview.udf.reference.Lease;
import dev.rearview.udf.reference.ReferenceDirectory;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;

/** The name of a service; see {@link ServicesSource}. */
public final class ServiceName extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient Lease<Services> services;

  @Override
  public void open(FunctionContext context) {
    services =
        ReferenceDirectory.lease(context, new ServicesSource(ReferenceDirectory.of(context)));
  }

  /** Null if an argument is NULL, or the port has no name. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      Integer port, Integer protocol) {
    return port == null || protocol == null ? null : services.table().name(port, protocol);
  }

  @Override
  public void close() {
    if (services != null) {
      services.close();
    }
  }

  @Override
  public boolean supportsConstantFolding() {
    return false;
  }
}
