package dev.rearview.connector.reader;

import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.MacText;
import dev.rearview.journal.JournalPosition;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.apache.flink.table.data.writer.BinaryRowWriter;
import org.apache.flink.table.runtime.typeutils.MapDataSerializer;
import org.apache.flink.table.types.logical.VarCharType;

/**
 * Turns flow records into rows.
 *
 * <p>Rows are written in Flink's binary layout into one buffer and copied out of it: three objects
 * a row, against one boxed object a column with {@code GenericRowData}, and downstream operators
 * copy or ship them as plain bytes.
 */
final class FlowRowWriter {
  private final FlowField[] fields;
  private final FlowMetadata[] metadata;
  private final BinaryRowData buffer;
  private final BinaryRowWriter writer;
  private final byte[] text = new byte[AddressText.MAX_LENGTH];
  private final MapDataSerializer mapSerializer =
      new MapDataSerializer(VarCharType.STRING_TYPE, VarCharType.STRING_TYPE);

  /** Texts of a column come from a small closed set; each is turned into bytes once. */
  private final Map<String, StringData> texts = new HashMap<>();

  private static final int MAX_TEXTS = 10_000;

  FlowRowWriter(FlowRowLayout layout) {
    this.fields = layout.fields().toArray(new FlowField[0]);
    this.metadata = layout.metadata().toArray(new FlowMetadata[0]);
    this.buffer = new BinaryRowData(layout.arity());
    this.writer = new BinaryRowWriter(buffer, 16 * layout.arity());
  }

  /**
   * A row of its own, that nobody overwrites.
   *
   * @param record the flow
   * @param partition where its datagram stands, for the metadata columns
   * @param position likewise
   * @param index number of the flow in its datagram, from 0
   */
  RowData write(FlowRecord record, String partition, JournalPosition position, int index) {
    writer.reset();
    int column = 0;
    for (FlowField field : fields) {
      if (record.has(field)) {
        writeField(column, field, record);
      } else {
        writer.setNullAt(column);
      }
      column++;
    }
    for (FlowMetadata key : metadata) {
      switch (key) {
        case PARTITION -> writer.writeString(column, textData(partition));
        case SEGMENT -> writer.writeLong(column, position.segment());
        case OFFSET -> writer.writeLong(column, position.offset());
        case INDEX -> writer.writeInt(column, index);
      }
      column++;
    }
    writer.complete();
    return buffer.copy();
  }

  private void writeField(int column, FlowField field, FlowRecord record) {
    switch (field.type()) {
      case INT -> writer.writeInt(column, (int) record.getLong(field));
      // A TIMESTAMP_LTZ(3) is kept as its milliseconds in the binary layout.
      case LONG, TIME -> writer.writeLong(column, record.getLong(field));
      case ADDRESS -> {
        int length =
            AddressText.write(
                record.isIpv4(field), record.addressHigh(field), record.addressLow(field), text, 0);
        writer.writeString(column, BinaryStringData.fromBytes(text, 0, length));
      }
      case MAC -> {
        int length = MacText.write(record.getLong(field), text, 0);
        writer.writeString(column, BinaryStringData.fromBytes(text, 0, length));
      }
      case TEXT -> writer.writeString(column, textData(record.getText(field)));
      case MAP -> writer.writeMap(column, mapData(record.getExtra()), mapSerializer);
    }
  }

  private StringData textData(String value) {
    StringData known = texts.get(value);
    if (known == null) {
      known = StringData.fromString(value);
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
