package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The output of SiLK's {@code rwcut}: titles by rwcut(1), also cut off as its columns cut them,
 * with times as dates or as seconds since 1970.
 *
 * <p>SiLK knows no NULL: interfaces, next hop and application are 0 where they were not stored, and
 * NULL here; flags of TCP that were not printed are those of first and later packets together. Of
 * ICMP the destination port is type * 256 + code.
 */
final class SilkDialect implements Dialect {
  private static final int ICMP = 1;
  private static final int TCP = 6;
  private static final int ICMP6 = 58;
  private static final int LEAST_TITLE = 2;
  private static final String NO_ADDRESS = "0.0.0.0";

  /** Where the duration waits for the start. */
  private static final int DURATION = FlowField.COUNT;

  private final Map<String, CellReader> columns = new LinkedHashMap<>();

  SilkDialect() {
    columns.put("sip", address(FlowField.SRC_IP));
    columns.put("dip", address(FlowField.DST_IP));
    columns.put("sport", ColumnCells.of(FlowField.SRC_PORT));
    columns.put("dport", ColumnCells.of(FlowField.DST_PORT));
    columns.put("protocol", ColumnCells.of(FlowField.PROTOCOL));
    columns.put("packets", ColumnCells.of(FlowField.PACKETS));
    columns.put("bytes", ColumnCells.of(FlowField.OCTETS));
    columns.put("flags", TcpFlagLetters.reader(FlowField.TCP_FLAGS));
    columns.put("initialflags", TcpFlagLetters.reader(FlowField.INITIAL_FLAGS));
    columns.put("sessionflags", TcpFlagLetters.reader(FlowField.SESSION_FLAGS));
    columns.put("stime", time(FlowField.START_TIME));
    columns.put("etime", time(FlowField.END_TIME));
    columns.put(
        "duration",
        (text, into) ->
            into.record().putSlot(DURATION, 1 + TimeText.secondsAsMillis(text, "seconds")));
    columns.put("sensor", ColumnCells.of(KnownField.SENSOR));
    columns.put("class", ColumnCells.of(KnownField.CLASS));
    columns.put("type", ColumnCells.of(KnownField.TYPE));
    columns.put("in", known(FlowField.IN_IF));
    columns.put("out", known(FlowField.OUT_IF));
    columns.put("application", known(FlowField.APPLICATION));
    columns.put(
        "nhip",
        (text, into) -> {
          if (!text.equals(NO_ADDRESS) && !text.equals("0")) {
            address(FlowField.NEXT_HOP_IP).read(text, into);
          }
        });
    columns.put("attributes", SilkDialect::attributes);
    columns.put("itype", ColumnCells.of(FlowField.ICMP_TYPE));
    columns.put("icode", ColumnCells.of(FlowField.ICMP_CODE));
    columns.put("scc", ColumnCells.of(KnownField.SRC_COUNTRY));
    columns.put("dcc", ColumnCells.of(KnownField.DST_COUNTRY));
  }

  private static CellReader time(FlowField field) {
    return (text, into) -> into.record().setLong(field, TimeText.millisOrEpoch(text));
  }

  private static CellReader known(FlowField field) {
    return (text, into) -> {
      long value = ColumnCells.number(text, 0xffff_ffffL);
      if (value != 0) {
        into.record().setLong(field, value);
      }
    };
  }

  /** Dotted, or a whole number: {@code --ip-format=decimal}. */
  private static CellReader address(FlowField field) {
    return (text, into) -> {
      if (text.indexOf('.') < 0 && text.indexOf(':') < 0) {
        into.record().setIpv4(field, (int) ColumnCells.number(text, 0xffff_ffffL));
      } else {
        AddressCell.read(text, field, into.record());
      }
    };
  }

  private static void attributes(String text, ImportedFlow into) throws UnexpectedValueException {
    StringBuilder letters = new StringBuilder();
    for (char letter : new char[] {'T', 'C', 'F', 'S'}) {
      letters.append(text.indexOf(letter) >= 0 ? letter : "");
    }
    if (letters.length() != text.replace(" ", "").length()) {
      throw new UnexpectedValueException("attributes, letters of TCFS");
    }
    into.record().setText(FlowField.ATTRIBUTES, letters.toString());
  }

  @Override
  public String name() {
    return "silk";
  }

  @Override
  public CellReader column(String title) {
    String name = title.toLowerCase(Locale.ROOT).replaceFirst("\\+msec$", "");
    CellReader exact = columns.get(name);
    if (exact != null || name.length() <= LEAST_TITLE) {
      return exact;
    }
    CellReader found = null;
    for (Map.Entry<String, CellReader> column : columns.entrySet()) {
      if (column.getKey().startsWith(name)) {
        if (found != null) {
          return null;
        }
        found = column.getValue();
      }
    }
    return found;
  }

  @Override
  public boolean finish(ImportedFlow flow, ImportedFlow reverse) {
    FlowRecord record = flow.record();
    long duration = record.slot(DURATION) - 1;
    record.putSlot(DURATION, 0);
    if (duration >= 0 && !record.has(FlowField.END_TIME) && record.has(FlowField.START_TIME)) {
      record.setLong(FlowField.END_TIME, record.getLong(FlowField.START_TIME) + duration);
    }
    if (duration >= 0 && !record.has(FlowField.START_TIME) && record.has(FlowField.END_TIME)) {
      record.setLong(FlowField.START_TIME, record.getLong(FlowField.END_TIME) - duration);
    }
    long protocol = record.getLong(FlowField.PROTOCOL);
    if (!record.has(FlowField.TCP_FLAGS) && protocol == TCP) {
      record.setLong(
          FlowField.TCP_FLAGS,
          record.getLong(FlowField.INITIAL_FLAGS) | record.getLong(FlowField.SESSION_FLAGS));
    }
    if ((protocol == ICMP || protocol == ICMP6)
        && record.has(FlowField.DST_PORT)
        && !record.has(FlowField.ICMP_TYPE)) {
      record.setLong(FlowField.ICMP_TYPE, record.getLong(FlowField.DST_PORT) >> 8);
      record.setLong(FlowField.ICMP_CODE, record.getLong(FlowField.DST_PORT) & 0xff);
    }
    return false;
  }
}
