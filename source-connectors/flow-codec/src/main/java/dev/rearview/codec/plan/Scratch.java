package dev.rearview.codec.plan;

import dev.rearview.codec.element.Input;
import dev.rearview.codec.record.FlowField;

/** Exported values that have no column, and that columns are derived from once a record is read. */
public enum Scratch {
  /** When the first packet was seen: milliseconds of the exporter's uptime. */
  FIRST_UPTIME_MILLIS,
  /** When the last packet was seen: milliseconds of the exporter's uptime. */
  LAST_UPTIME_MILLIS,
  /** NetFlow v7: the flags byte that tells which fields are invalid. */
  V7_FLAGS1,
  /** NetFlow v7: the 16-bit flags at the end of the record. */
  V7_FLAGS2,
  /** NetFlow v7: address of the router that the switch bypassed. */
  V7_ROUTER_SC;

  private static final int COUNT = values().length;

  /** Where the value of an input stands: behind the constants of this enum. */
  public static int slot(Input input) {
    return FlowField.COUNT + COUNT + input.ordinal();
  }

  /** Where the value stands in a {@link dev.rearview.codec.record.FlowRecord}. */
  public int slot() {
    return FlowField.COUNT + ordinal();
  }
}
