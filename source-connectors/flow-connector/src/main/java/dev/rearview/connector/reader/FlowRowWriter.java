package dev.rearview.connector.reader;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;

/** Turns flow records into rows. Used by one thread. */
final class FlowRowWriter {
  private static final Object[] NO_OBJECTS = new Object[0];
  private static final int MAX_TEXTS = 10_000;

  private final FlowField[] fields;
  private final FlowMetadata[] metadata;
  private final FlowRowColumns columns;

  /** Texts of a column come from a small closed set; each is turned into bytes once. */
  private final Map<String, StringData> texts = new HashMap<>();

  FlowRowWriter(FlowRowLayout layout) {
    this.fields = layout.fields().toArray(new FlowField[0]);
    this.metadata = layout.metadata().toArray(new FlowMetadata[0]);
    this.columns = new FlowRowColumns(layout);
  }

  /**
   * A row of its own, that nobody overwrites.
   *
   * @param record the flow
   * @param place where it stands, for the metadata columns
   */
  RowData write(FlowRecord record, RowPlace place) {
    long[] numbers = new long[columns.numbers()];
    Object[] objects = columns.objects() == 0 ? NO_OBJECTS : new Object[columns.objects()];
    long present = 0;
    long ipv4 = 0;
    for (int column = 0; column < fields.length; column++) {
      FlowField field = fields[column];
      if (record.has(field)) {
        present |= 1L << column;
        int slot = columns.slot(column);
        switch (columns.form(column)) {
          case NUMBER, MAC -> numbers[slot] = record.getLong(field);
          case ADDRESS -> {
            numbers[slot] = record.addressHigh(field);
            numbers[slot + 1] = record.addressLow(field);
            ipv4 |= record.isIpv4(field) ? 1L << column : 0;
          }
          case OBJECT -> objects[slot] = object(field, record);
        }
      }
    }
    for (int key = 0; key < metadata.length; key++) {
      int column = fields.length + key;
      present |= 1L << column;
      int slot = columns.slot(column);
      switch (metadata[key]) {
        case PARTITION -> objects[slot] = textData(place.partition());
        case SEGMENT -> numbers[slot] = place.segment();
        case OFFSET -> numbers[slot] = place.offset();
        case INDEX -> numbers[slot] = place.index();
        case JOURNAL -> objects[slot] = textData(place.journal());
        case COLLECTOR_PORT -> numbers[slot] = place.collectorPort();
      }
    }
    return new FlowRow(columns, present, ipv4, numbers, objects);
  }

  private Object object(FlowField field, FlowRecord record) {
    return field == FlowField.EXTRA ? mapData(record.getExtra()) : textData(record.getText(field));
  }

  private StringData textData(String value) {
    StringData known = texts.get(value);
    if (known == null) {
      known = StringData.fromString(value);
      // Bytes now, not when each row is read: whoever holds the row may be another thread.
      known.toBytes();
      if (texts.size() < MAX_TEXTS) {
        texts.put(value, known);
      }
    }
    return known;
  }

  private static GenericMapData mapData(Map<String, String> extra) {
    Map<StringData, StringData> converted = new HashMap<>();
    extra.forEach(
        (name, value) -> converted.put(StringData.fromString(name), StringData.fromString(value)));
    return new GenericMapData(converted);
  }
}
