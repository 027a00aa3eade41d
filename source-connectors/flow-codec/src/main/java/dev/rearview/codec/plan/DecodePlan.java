package dev.rearview.codec.plan;

import dev.rearview.codec.plan.PlanField.Encoding;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A record layout and the values that somebody needs of it, compiled to the reads that are left:
 * three needed values are three reads.
 *
 * <p>The reads are grouped by width, so that running the plan is a few tight loops and no dispatch
 * per field.
 */
public final class DecodePlan {
  private final int recordBytes;
  private final int[] bytes;
  private final int[] shorts;
  private final int[] ints;
  private final long presentMask;
  private final long ipv4Mask;

  private DecodePlan(int recordBytes, List<PlanField> fields, long selectedMask) {
    this.recordBytes = recordBytes;
    this.bytes = steps(fields, 1);
    this.shorts = steps(fields, 2);
    this.ints = steps(fields, 4);
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
    for (PlanField field : fields) {
      int endBytes = field.offsetBytes() + field.encoding().lengthBytes();
      if (field.offsetBytes() < 0 || endBytes > recordBytes) {
        throw new IllegalArgumentException(
            "decode plan: " + field + " does not lie in a record of " + recordBytes + " bytes");
      }
    }
    List<PlanField> needed =
        fields.stream().filter(f -> (f.bit() & (selectedMask | neededMask)) != 0).toList();
    return new DecodePlan(recordBytes, needed, selectedMask);
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
    return (bytes.length + shorts.length + ints.length) / 2;
  }

  /** Reads one record and goes past it; {@link WireCursor#has} must have covered its length. */
  public void read(WireCursor cursor, FlowRecord record) {
    for (int i = 0; i < ints.length; i += 2) {
      record.putSlot(ints[i], cursor.u32At(ints[i + 1]));
    }
    for (int i = 0; i < shorts.length; i += 2) {
      record.putSlot(shorts[i], cursor.u16At(shorts[i + 1]));
    }
    for (int i = 0; i < bytes.length; i += 2) {
      record.putSlot(bytes[i], cursor.u8At(bytes[i + 1]));
    }
    cursor.skip(recordBytes);
  }

  /** Pairs of slot and offset. */
  private static int[] steps(List<PlanField> fields, int lengthBytes) {
    return fields.stream()
        .filter(field -> field.encoding().lengthBytes() == lengthBytes)
        .flatMapToInt(field -> IntStream.of(field.slot(), field.offsetBytes()))
        .toArray();
  }
}
