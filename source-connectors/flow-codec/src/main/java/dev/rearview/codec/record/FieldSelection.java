package dev.rearview.codec.record;

import java.util.EnumSet;
import java.util.Set;

/**
 * The columns that somebody will read, fixed before decoding starts, so that a query over three
 * columns decodes three columns.
 */
public final class FieldSelection {
  private static final FieldSelection ALL = new FieldSelection(EnumSet.allOf(FlowField.class));

  private final long mask;

  private FieldSelection(Set<FlowField> fields) {
    long bits = 0;
    for (FlowField field : fields) {
      bits |= FlowRecord.bit(field);
    }
    this.mask = bits;
  }

  /** Every column. */
  public static FieldSelection all() {
    return ALL;
  }

  /** The given columns; an empty set is legal (a query that only counts). */
  public static FieldSelection of(Set<FlowField> fields) {
    return new FieldSelection(fields);
  }

  /** One bit a column, at its ordinal. */
  public long mask() {
    return mask;
  }

  /** Whether {@code field} will be read. */
  public boolean contains(FlowField field) {
    return (mask & FlowRecord.bit(field)) != 0;
  }
}
