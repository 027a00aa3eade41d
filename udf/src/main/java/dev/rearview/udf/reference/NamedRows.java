package dev.rearview.udf.reference;

import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.TableFunction;

/**
 * A table function over tables that are named in SQL, each as it is at each call.
 *
 * @param <T> the table
 */
public abstract class NamedRows<T> extends TableFunction<RowData> {
  private static final long serialVersionUID = 1;

  private transient NamedTables<T> tables;

  /** Where the table of a name comes from; its empty table must be null. */
  protected abstract TableSource<T> source(ReferenceDirectory directory, String name);

  @Override
  public final void open(FunctionContext context) {
    ReferenceDirectory directory = ReferenceDirectory.of(context);
    tables = new NamedTables<>(context, name -> source(directory, name));
  }

  @Override
  public final void close() {
    if (tables != null) {
      tables.close();
    }
  }

  /** The answer of a planner's host may differ from that of the host that asks. */
  @Override
  public final boolean supportsConstantFolding() {
    return false;
  }

  /** The table of that name as it is now; fails if there is none. */
  protected final T table(StringData name) {
    return tables.table(name);
  }
}
