package dev.rearview.connector.reader;

import dev.rearview.codec.record.Column;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/**
 * Makes rows of records that come by the minute and not by the thousand: one object a column.
 *
 * @param <R> the record
 */
final class GenericRows<R> {
  private final RowLayout layout;
  private final BiFunction<Column, R, Object> value;

  /**
   * @param value what a column of a record holds, in Flink's internal form; null for NULL
   */
  GenericRows(RowLayout layout, BiFunction<Column, R, Object> value) {
    this.layout = layout;
    this.value = value;
  }

  RowData row(R record, RowPlace place) {
    GenericRowData row = new GenericRowData(layout.arity());
    int at = 0;
    for (Column column : layout.columns()) {
      row.setField(at++, value.apply(column, record));
    }
    for (FlowMetadata metadata : layout.metadata()) {
      row.setField(
          at++,
          switch (metadata) {
            case JOURNAL -> text(place.journal());
            case PARTITION -> text(place.partition());
            case SEGMENT -> place.segment();
            case OFFSET -> place.offset();
            case INDEX -> place.index();
            case COLLECTOR_PORT -> place.collectorPort();
          });
    }
    return row;
  }

  static TimestampData time(long epochNanos) {
    return TimestampData.fromEpochMillis(Math.floorDiv(epochNanos, 1_000_000L));
  }

  static StringData text(String text) {
    return StringData.fromString(text);
  }

  static GenericMapData texts(Map<String, String> texts) {
    return map(texts, GenericRows::text);
  }

  static GenericMapData counts(Map<String, Long> counts) {
    return map(counts, count -> count);
  }

  private static <T> GenericMapData map(Map<String, T> map, Function<T, Object> converter) {
    Map<Object, Object> converted = new HashMap<>();
    map.forEach((name, value) -> converted.put(text(name), converter.apply(value)));
    return new GenericMapData(converted);
  }
}
