package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One flow out of another tool's file. Mutable and reused from flow to flow, as {@link FlowRecord}
 * is. What has no column stands in {@link FlowField#EXTRA} under the name that the file gives it.
 */
public final class ImportedFlow {
  private final FlowRecord record = new FlowRecord();
  private final Object[] known = new Object[KnownField.COUNT];
  private Map<String, String> extra = Map.of();

  /** The columns that an exporter may send. */
  public FlowRecord record() {
    return record;
  }

  /** A Long or a String, by the type of {@code field}; null if the file does not say. */
  public Object known(KnownField field) {
    return known[field.ordinal()];
  }

  void setKnown(KnownField field, Object value) {
    known[field.ordinal()] = value;
  }

  void clear() {
    record.clear();
    Arrays.fill(known, null);
    extra = Map.of();
  }

  void putExtra(String name, String value) {
    if (extra.isEmpty()) {
      extra = new LinkedHashMap<>();
      record.setExtra(extra);
    }
    extra.put(name, value);
  }

  /** Makes {@code column} of this flow what {@code source} is in {@code other}. */
  void copy(FlowField column, ImportedFlow other, FlowField source) {
    FlowRecord from = other.record;
    if (!from.has(source)) {
      record.remove(column);
      return;
    }
    switch (source.type()) {
      case ADDRESS -> {
        if (from.isIpv4(source)) {
          record.setIpv4(column, (int) from.addressLow(source));
        } else {
          record.setIpv6(column, from.addressHigh(source), from.addressLow(source));
        }
      }
      case TEXT -> record.setText(column, from.getText(source));
      case MAP, COUNTS -> from.getExtra().forEach(this::putExtra);
      case INT, LONG, TIME, MAC -> record.setLong(column, from.getLong(source));
    }
  }
}
