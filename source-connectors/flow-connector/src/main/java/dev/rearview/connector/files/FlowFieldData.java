package dev.rearview.connector.files;

import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.MacText;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** Columns of a flow in Flink's internal form. */
public final class FlowFieldData {
  private FlowFieldData() {}

  /** The value of {@code field}; null for NULL. */
  public static Object of(FlowField field, FlowRecord record) {
    if (!record.has(field)) {
      return null;
    }
    return switch (field.type()) {
      case INT -> (int) record.getLong(field);
      case LONG -> record.getLong(field);
      case TIME -> TimestampData.fromEpochMillis(record.getLong(field));
      case ADDRESS ->
          StringData.fromString(
              AddressText.of(
                  record.isIpv4(field), record.addressHigh(field), record.addressLow(field)));
      case MAC -> StringData.fromString(MacText.of(record.getLong(field)));
      case TEXT -> StringData.fromString(record.getText(field));
      case MAP, COUNTS -> map(record.getExtra());
    };
  }

  private static GenericMapData map(Map<String, String> texts) {
    Map<StringData, StringData> converted = new HashMap<>();
    texts.forEach(
        (name, value) -> converted.put(StringData.fromString(name), StringData.fromString(value)));
    return new GenericMapData(converted);
  }
}
