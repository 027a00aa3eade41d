package dev.rearview.udf.reference;

import dev.rearview.udf.argument.SqlText;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** {@code asof_entries(kind)}: every version of every key of a versioned file. */
@FunctionHint(
    output =
        @DataTypeHint(
            value =
                "ROW<valid_from TIMESTAMP_LTZ(3), valid_to TIMESTAMP_LTZ(3), key STRING,"
                    + " columns MAP<STRING, STRING>>",
            bridgedTo = RowData.class))
public final class AsOfEntries extends NamedRows<AsOfTable> {
  private static final long serialVersionUID = 1;

  @Override
  protected TableSource<AsOfTable> source(ReferenceDirectory directory, String kind) {
    return new AsOfSource(directory, kind);
  }

  /** No row for NULL; a time without bound is NULL. */
  public void eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData kind) {
    if (kind == null) {
      return;
    }
    table(kind)
        .forEach(
            (key, fromMillis, toMillis, values) ->
                collect(
                    GenericRowData.of(
                        time(fromMillis, Long.MIN_VALUE),
                        time(toMillis, Long.MAX_VALUE),
                        SqlText.of(key),
                        new GenericMapData(values))));
  }

  private static TimestampData time(long millis, long unbounded) {
    return millis == unbounded ? null : TimestampData.fromEpochMillis(millis);
  }
}
