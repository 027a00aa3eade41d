package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The output of Argus' {@code ra -n -u -c ,}: titles by ra(1), times as seconds since 1970. What
 * came back is a flow of its own, if any packet did.
 *
 * <p>Protocols may be names. {@code TotPkts} and {@code TotBytes} cannot be told apart by way, and
 * count for the flow only where {@code SrcPkts} and {@code SrcBytes} are missing. Bytes of Argus
 * are those of frames: {@code layer2_octets}, and {@code octets} is NULL.
 */
final class ArgusDialect implements Dialect {
  private static final int ICMP = 1;
  private static final int ICMP6 = 58;
  private static final String HEX = "0x";

  /** Where values wait that belong to several columns, beyond the columns themselves. */
  private static final int DURATION = FlowField.COUNT;

  private static final int REVERSE_PACKETS = FlowField.COUNT + 1;
  private static final int REVERSE_OCTETS = FlowField.COUNT + 2;
  private static final int TOTAL_PACKETS = FlowField.COUNT + 3;
  private static final int TOTAL_OCTETS = FlowField.COUNT + 4;
  private static final int[] WAITING = {
    DURATION, REVERSE_PACKETS, REVERSE_OCTETS, TOTAL_PACKETS, TOTAL_OCTETS
  };

  private final Map<String, CellReader> columns = new HashMap<>();

  ArgusDialect() {
    columns.put("starttime", time(FlowField.START_TIME));
    columns.put("lasttime", time(FlowField.END_TIME));
    columns.put(
        "dur",
        (text, into) ->
            into.record().putSlot(DURATION, 1 + TimeText.secondsAsMillis(text, "seconds")));
    columns.put(
        "proto",
        (text, into) -> into.record().setLong(FlowField.PROTOCOL, ProtocolNames.number(text)));
    columns.put("srcaddr", address(FlowField.SRC_IP));
    columns.put("dstaddr", address(FlowField.DST_IP));
    columns.put("sport", port(FlowField.SRC_PORT));
    columns.put("dport", port(FlowField.DST_PORT));
    columns.put("srcpkts", ColumnCells.of(FlowField.PACKETS));
    columns.put("srcbytes", ColumnCells.of(FlowField.LAYER2_OCTETS));
    columns.put("dstpkts", waiting(REVERSE_PACKETS));
    columns.put("dstbytes", waiting(REVERSE_OCTETS));
    columns.put("totpkts", waiting(TOTAL_PACKETS));
    columns.put("totbytes", waiting(TOTAL_OCTETS));
    columns.put("stos", ColumnCells.of(FlowField.TOS));
    columns.put("srcmac", ColumnCells.of(FlowField.SRC_MAC));
    columns.put("dstmac", ColumnCells.of(FlowField.DST_MAC));
    columns.put("svlan", ColumnCells.of(FlowField.VLAN));
    columns.put("sas", ColumnCells.of(FlowField.SRC_AS));
    columns.put("das", ColumnCells.of(FlowField.DST_AS));
  }

  private static CellReader time(FlowField field) {
    return (text, into) -> into.record().setLong(field, TimeText.millisOrEpoch(text));
  }

  private static CellReader waiting(int slot) {
    return (text, into) ->
        into.record().putSlot(slot, 1 + ColumnCells.number(text, Long.MAX_VALUE));
  }

  private static CellReader address(FlowField field) {
    return (text, into) -> AddressCell.read(text, field, into.record());
  }

  /** Argus writes ports of ICMP, and those it does not know the name of, in hexadecimal. */
  private static CellReader port(FlowField field) {
    return (text, into) -> {
      if (text.startsWith(HEX)) {
        try {
          into.record().setLong(field, Integer.parseInt(text.substring(HEX.length()), 16) & 0xffff);
        } catch (NumberFormatException e) {
          throw new UnexpectedValueException("a port");
        }
      } else {
        into.record().setLong(field, ColumnCells.number(text, 0xffff));
      }
    };
  }

  @Override
  public String name() {
    return "argus";
  }

  @Override
  public CellReader column(String name) {
    return columns.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean finish(ImportedFlow flow, ImportedFlow reverse) {
    FlowRecord record = flow.record();
    long duration = record.slot(DURATION) - 1;
    long packetsBack = record.slot(REVERSE_PACKETS) - 1;
    long octetsBack = record.slot(REVERSE_OCTETS) - 1;
    if (duration >= 0 && record.has(FlowField.START_TIME) && !record.has(FlowField.END_TIME)) {
      record.setLong(FlowField.END_TIME, record.getLong(FlowField.START_TIME) + duration);
    }
    total(record, FlowField.PACKETS, TOTAL_PACKETS);
    total(record, FlowField.LAYER2_OCTETS, TOTAL_OCTETS);
    for (int slot : WAITING) {
      record.putSlot(slot, 0);
    }
    long protocol = record.getLong(FlowField.PROTOCOL);
    if (protocol == ICMP || protocol == ICMP6) {
      // What stands for ports is type and code of the request, in forms that differ by version.
      record.remove(FlowField.SRC_PORT);
      record.remove(FlowField.DST_PORT);
    }
    if (packetsBack <= 0) {
      return false;
    }
    ReverseFlow.fill(flow, reverse);
    reverse.record().setLong(FlowField.PACKETS, packetsBack);
    if (octetsBack >= 0) {
      reverse.record().setLong(FlowField.LAYER2_OCTETS, octetsBack);
    }
    return true;
  }

  private static void total(FlowRecord record, FlowField field, int slot) {
    long total = record.slot(slot) - 1;
    if (total >= 0 && !record.has(field)) {
      record.setLong(field, total);
    }
  }
}
