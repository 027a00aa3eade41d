package dev.rearview.codec.plan;

import dev.rearview.codec.element.Input;
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
    /** An unsigned 24-bit number, big-endian. */
    U24(3),
    /** An unsigned 32-bit number, big-endian. */
    U32(4),
    /** An unsigned 40-bit number, big-endian. */
    U40(5),
    /** An unsigned 48-bit number, big-endian; a MAC address. */
    U48(6),
    /** An unsigned 56-bit number, big-endian. */
    U56(7),
    /** A 64-bit number, big-endian. */
    U64(8),
    /** An IPv4 address. */
    IPV4(4),
    /** An IPv6 address. */
    IPV6(16);

    private static final Encoding[] NUMBERS = {U8, U16, U24, U32, U40, U48, U56, U64};

    /** The number of so many bytes, or null: a number has 1 to 8. */
    public static Encoding number(int lengthBytes) {
      boolean possible = lengthBytes >= 1 && lengthBytes <= NUMBERS.length;
      return possible ? NUMBERS[lengthBytes - 1] : null;
    }

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
  public static PlanField of(Input input, Encoding encoding, int offsetBytes) {
    return new PlanField(Scratch.slot(input), encoding, offsetBytes);
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
