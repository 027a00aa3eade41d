package dev.rearview.udf.flow;

import dev.rearview.udf.reference.LeasedRows;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.TableSource;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.functions.FunctionContext;

/** {@code services()}: every service that has a name; see {@link ServicesSource}. */
@FunctionHint(
    output =
        @DataTypeHint(
            value = "ROW<port INT, protocol INT, name STRING>",
            bridgedTo = RowData.class))
public final class ServicesTable extends LeasedRows<Services> {
  private static final long serialVersionUID = 1;

  @Override
  protected TableSource<Services> source(FunctionContext context) {
    return new ServicesSource(ReferenceDirectory.of(context));
  }

  /** By protocol and port. */
  public void eval() {
    table().forEach((port, protocol, name) -> collect(GenericRowData.of(port, protocol, name)));
  }
}
