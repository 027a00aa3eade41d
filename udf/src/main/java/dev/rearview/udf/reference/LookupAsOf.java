package dev.rearview.udf.reference;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;

/**
 * What a versioned file said of a key at a time. It depends on the arguments and the file alone,
 * never on when it is asked, so that batch and streaming agree.
 */
public final class LookupAsOf extends ScalarFunction {
  private static final long serialVersionUID = 1;
  private static final String DEFAULT_COLUMN = "value";

  private transient NamedTables<AsOfTable> tables;

  @Override
  public void open(FunctionContext context) {
    ReferenceDirectory directory = ReferenceDirectory.of(context);
    tables = new NamedTables<>(context, kind -> new AsOfSource(directory, kind));
  }

  /** The column {@code value}. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData kind,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData key,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class)
          TimestampData time) {
    return find(kind, key, time, DEFAULT_COLUMN);
  }

  /** A column by its name. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData kind,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData key,
      @DataTypeHint(value = "TIMESTAMP_LTZ(3)", bridgedTo = TimestampData.class) TimestampData time,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData column) {
    return column == null ? null : find(kind, key, time, column.toString());
  }

  @Override
  public void close() {
    if (tables != null) {
      tables.close();
    }
  }

  @Override
  public boolean supportsConstantFolding() {
    return false;
  }

  private StringData find(StringData kind, StringData key, TimestampData time, String column) {
    if (kind == null || key == null || time == null) {
      return null;
    }
    AsOfTable table = tables.table(kind);
    return table.find(
        AsOfTable.canonical(key.toString()), time.getMillisecond(), table.column(column));
  }
}
