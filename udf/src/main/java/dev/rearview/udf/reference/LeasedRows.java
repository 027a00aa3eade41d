package dev.rearview.udf.reference;

import java.util.Optional;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.TableFunction;

/**
 * A table function over one table of the process, as it is at each call.
 *
 * @param <T> the table
 */
public abstract class LeasedRows<T> extends TableFunction<RowData> {
  private static final long serialVersionUID = 1;

  private transient Lease<T> lease;

  /** Where the table comes from, for a job. */
  protected abstract TableSource<T> source(FunctionContext context);

  @Override
  public final void open(FunctionContext context) {
    lease = ReferenceDirectory.lease(context, source(context));
  }

  @Override
  public final void close() {
    if (lease != null) {
      lease.close();
    }
  }

  /** The answer of a planner's host may differ from that of the host that asks. */
  @Override
  public final boolean supportsConstantFolding() {
    return false;
  }

  /** The table as it is now. */
  protected final T table() {
    return lease.table();
  }

  /** Where to count look-ups. */
  protected final LookupCounts lookups() {
    return lease.lookups();
  }

  /** What is wrong with the table's files; nothing if they are good. */
  protected final Optional<String> problem() {
    return lease.problem();
  }
}
