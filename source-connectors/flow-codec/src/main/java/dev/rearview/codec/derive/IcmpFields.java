package dev.rearview.codec.derive;

import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;

/**
 * ICMP type and code of flows that are exported without fields of their own for them: type * 256 +
 * code in the destination port.
 *
 * <p>Some exporters write it to the source port and 0 to the destination port; then the source port
 * is read. The port columns stay as exported either way.
 */
public final class IcmpFields {
  /** Slots that type and code are derived from. */
  public static final long INPUTS =
      FlowRecord.bit(FlowField.PROTOCOL)
          | FlowRecord.bit(FlowField.SRC_PORT)
          | FlowRecord.bit(FlowField.DST_PORT);

  /** Columns that are derived. */
  public static final long COLUMNS =
      FlowRecord.bit(FlowField.ICMP_TYPE) | FlowRecord.bit(FlowField.ICMP_CODE);

  private static final int ICMP = 1;

  private final boolean typeWanted;
  private final boolean codeWanted;

  /** Derives the selected ones of the two columns. */
  public IcmpFields(FieldSelection selection) {
    typeWanted = selection.contains(FlowField.ICMP_TYPE);
    codeWanted = selection.contains(FlowField.ICMP_CODE);
  }

  /** Sets the selected columns if the flow is ICMP. */
  public void apply(FlowRecord record) {
    if ((!typeWanted && !codeWanted) || record.slot(FlowField.PROTOCOL.ordinal()) != ICMP) {
      return;
    }
    long word = record.slot(FlowField.DST_PORT.ordinal());
    if (word == 0) {
      word = record.slot(FlowField.SRC_PORT.ordinal());
    }
    if (typeWanted) {
      record.setLong(FlowField.ICMP_TYPE, word >> 8);
    }
    if (codeWanted) {
      record.setLong(FlowField.ICMP_CODE, word & 0xff);
    }
  }
}
