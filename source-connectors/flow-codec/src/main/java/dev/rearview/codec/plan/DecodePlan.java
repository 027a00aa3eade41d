package dev.rearview.codec.plan;

import dev.rearview.codec.plan.PlanField.Encoding;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import java.util.List;

/**
 * A record layout and the values that somebody needs of it, compiled to the reads that are left:
 * three needed values are three reads.
 *
 * <p>The reads are grouped by width, so that running the plan is a few tight loops and no dispatch
 * per field.
 */
public final class DecodePlan {
  private static final int SLOT_BITS = 7;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

  private final int recordBytes;
  private final int[] bytes;
  private final int[] shorts;
  private final int[] ints;
  private final int[] longs;
  private final int[] addresses;
  private final OddNumber[] oddNumbers;
  private final long presentMask;
  private final long ipv4Mask;

  private DecodePlan(int recordBytes, List<PlanField> fields, long selectedMask) {
    this.recordBytes = recordBytes;
    this.bytes = steps(fields, 1);
    this.shorts = steps(fields, 2);
    this.ints = steps(fields, 4);
    this.longs = steps(fields, 8);
    this.addresses = steps(fields, 16);
    this.oddNumbers = oddNumbers(fields);
    long present = 0;
    long ipv4 = 0;
    for (PlanField field : fields) {
      if (field.isColumn()) {
        present |= field.bit();
        ipv4 |= field.encoding() == Encoding.IPV4 ? field.bit() : 0;
      }
    }
    this.presentMask = present & selectedMask;
    this.ipv4Mask = ipv4;
  }

  /**
   * Compiles a layout.
   *
   * @param fields the fields of the record
   * @param recordBytes length of the record
   * @param selectedMask bits of the columns that will be read
   * @param neededMask bits of further slots to fill, because columns are derived from them
   * @throws IllegalArgumentException if a field does not lie within the record
   */
  public static DecodePlan compile(
      List<PlanField> fields, int recordBytes, long selectedMask, long neededMask) {
    List<PlanField> needed =
        fields.stream().filter(f -> (f.bit() & (selectedMask | neededMask)) != 0).toList();
    check(fields, recordBytes);
    return new DecodePlan(recordBytes, needed, selectedMask);
  }

  /**
   * Compiles a layout of which every field is read, whatever its slot.
   *
   * @param fields the fields of the record that are needed
   * @param recordBytes length of the record, or of the part of it that has a fixed length
   * @param selectedMask bits of the columns that will be read
   * @throws IllegalArgumentException if a field does not lie within the record
   */
  public static DecodePlan compile(List<PlanField> fields, int recordBytes, long selectedMask) {
    check(fields, recordBytes);
    return new DecodePlan(recordBytes, fields, selectedMask);
  }

  private static void check(List<PlanField> fields, int recordBytes) {
    for (PlanField field : fields) {
      int endBytes = field.offsetBytes() + field.encoding().lengthBytes();
      if (field.offsetBytes() < 0 || endBytes > recordBytes) {
        throw new IllegalArgumentException(
            "decode plan: " + field + " does not lie in a record of " + recordBytes + " bytes");
      }
    }
  }

  /** Bits of the selected columns that the record has. */
  public long presentMask() {
    return presentMask;
  }

  /** Bits of the columns that hold an IPv4 address. */
  public long ipv4Mask() {
    return ipv4Mask;
  }

  /** Number of values that are read of each record. */
  public int reads() {
    return bytes.length
        + shorts.length
        + ints.length
        + longs.length
        + addresses.length
        + oddNumbers.length;
  }

  /** Reads one record and goes past it; {@link WireCursor#has} must have covered its length. */
  public void read(WireCursor cursor, FlowRecord record) {
    readAt(cursor, record);
    cursor.skip(recordBytes);
  }

  /** Reads one record and stays before it; {@link WireCursor#has} must have covered its length. */
  public void readAt(WireCursor cursor, FlowRecord record) {
    for (int step : ints) {
      record.putSlot(step & SLOT_MASK, cursor.u32At(step >>> SLOT_BITS));
    }
    for (int step : shorts) {
      record.putSlot(step & SLOT_MASK, cursor.u16At(step >>> SLOT_BITS));
    }
    for (int step : bytes) {
      record.putSlot(step & SLOT_MASK, cursor.u8At(step >>> SLOT_BITS));
    }
    for (int step : longs) {
      record.putSlot(step & SLOT_MASK, cursor.u64At(step >>> SLOT_BITS));
    }
    for (int step : addresses) {
      int offset = step >>> SLOT_BITS;
      record.putSlot(step & SLOT_MASK, cursor.u64At(offset), cursor.u64At(offset + Long.BYTES));
    }
    for (OddNumber step : oddNumbers) {
      record.putSlot(step.slot, cursor.numberAt(step.offsetBytes, step.lengthBytes));
    }
  }

  /** A number of 3, 5, 6 or 7 bytes. */
  private record OddNumber(int slot, int offsetBytes, int lengthBytes) {}

  private static OddNumber[] oddNumbers(List<PlanField> fields) {
    return fields.stream()
        .filter(
            field ->
                switch (field.encoding()) {
                  case U24, U40, U48, U56 -> true;
                  case U8, U16, U32, U64, IPV4, IPV6 -> false;
                })
        .map(f -> new OddNumber(f.slot(), f.offsetBytes(), f.encoding().lengthBytes()))
        .toArray(OddNumber[]::new);
  }

  /** Offset and slot in one number each: one load and one bounds check less a read. */
  private static int[] steps(List<PlanField> fields, int lengthBytes) {
    return fields.stream()
        .filter(field -> field.encoding().lengthBytes() == lengthBytes)
        .mapToInt(field -> (field.offsetBytes() << SLOT_BITS) | field.slot())
        .toArray();
  }
}
