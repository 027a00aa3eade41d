package dev.rearview.codec.plan;

import dev.rearview.codec.record.FlowField;

/**
 * One field of a wire record: where it stands and where it goes.
 *
 * @param slot ordinal of the column, or a scratch slot
 * @param encoding how the bytes are read
 * @param offsetBytes from the start of the record
 */
public record PlanField(int slot, Encoding encoding, int offsetBytes) {
  /** How bytes become a value. */
  public enum Encoding {
    /** An unsigned byte. */
    U8(1),
    /** An unsigned 16-bit number, big-endian. */
    U16(2),
    /** An unsigned 32-bit number, big-endian. */
    U32(4),
    /** An IPv4 address. */
    IPV4(4);

    private final int lengthBytes;

    Encoding(int lengthBytes) {
      this.lengthBytes = lengthBytes;
    }

    /** Bytes on the wire. */
    public int lengthBytes() {
      return lengthBytes;
    }
  }

  /** A field that is a column. */
  public static PlanField of(FlowField column, Encoding encoding, int offsetBytes) {
    return new PlanField(column.ordinal(), encoding, offsetBytes);
  }

  /** A field that columns are derived from. */
  public static PlanField of(Scratch scratch, Encoding encoding, int offsetBytes) {
    return new PlanField(scratch.slot(), encoding, offsetBytes);
  }

  /** Whether the field is a column of its own. */
  public boolean isColumn() {
    return slot < FlowField.COUNT;
  }

  /** The field's bit in a mask of slots. */
  public long bit() {
    return 1L << slot;
  }
}
