package dev.rearview.codec.record;

import java.util.Arrays;
import java.util.Map;

/**
 * One flow, decoded. Mutable and reused: the decoder clears and fills the same record for each
 * flow, so a {@link dev.rearview.codec.FlowSink} copies what it wants to keep.
 *
 * <p>Numbers, times and MAC addresses are longs, addresses are 128 bits in two longs (an IPv4
 * address in the low 32 bits of the low one), texts are references to strings that already exist.
 * So filling a record allocates nothing. A getter of an absent field returns 0 or null: ask {@link
 * #has} first.
 */
public final class FlowRecord {
  /** Places beyond the columns for exported values that columns are derived from. */
  public static final int SCRATCH_SLOTS = 48;

  private long present;
  private long ipv4;
  private final long[] low = new long[FlowField.COUNT + SCRATCH_SLOTS];
  private final long[] high = new long[FlowField.COUNT];
  private final Object[] objects = new Object[FlowField.COUNT];
  private boolean holdsObjects;

  static {
    if (FlowField.COUNT > Long.SIZE) {
      throw new ExceptionInInitializerError("FlowRecord holds at most 64 columns");
    }
  }

  /** The bit of {@code field} in a mask of columns. */
  public static long bit(FlowField field) {
    return 1L << field.ordinal();
  }

  /**
   * Starts a flow whose columns in {@code presentMask} are set: already, because they are the same
   * for the whole datagram, or by the {@link #putSlot} calls that follow. Replaces {@link #clear}:
   * one store instead of a flag a field.
   *
   * @param presentMask bits of the columns that have a value
   * @param ipv4Mask bits of the columns that hold an IPv4 address
   */
  public void begin(long presentMask, long ipv4Mask) {
    present = presentMask;
    ipv4 = ipv4Mask;
  }

  /** Bits of the columns that have a value. */
  public long presentMask() {
    return present;
  }

  /** Bits of the columns whose address was set as IPv4. */
  public long ipv4Mask() {
    return ipv4;
  }

  /** Stores a value without making it present; a slot is a column's ordinal or a scratch slot. */
  public void putSlot(int slot, long value) {
    low[slot] = value;
  }

  /** Stores an IPv6 address in a column's slot without making it present. */
  public void putSlot(int slot, long upper, long lower) {
    high[slot] = upper;
    low[slot] = lower;
  }

  /** What {@link #putSlot} stored last, whether or not it is present. */
  public long slot(int slot) {
    return low[slot];
  }

  /** Makes every field absent. */
  public void clear() {
    present = 0;
    ipv4 = 0;
    if (holdsObjects) {
      Arrays.fill(objects, null);
      holdsObjects = false;
    }
  }

  /** Whether the exporter sent {@code field}, or the decoder derived it. */
  public boolean has(FlowField field) {
    return (present & bit(field)) != 0;
  }

  /** Makes {@code field} absent. */
  public void remove(FlowField field) {
    present &= ~bit(field);
  }

  /** Sets a number, a time (milliseconds since 1970, UTC) or a MAC address (low 48 bits). */
  public void setLong(FlowField field, long value) {
    low[field.ordinal()] = value;
    present |= bit(field);
  }

  /** The number, time in milliseconds since 1970, or MAC address in the low 48 bits. */
  public long getLong(FlowField field) {
    return has(field) ? low[field.ordinal()] : 0;
  }

  /** Sets an IPv4 address; only the low 32 bits of {@code address} count. */
  public void setIpv4(FlowField field, int address) {
    low[field.ordinal()] = address & 0xffff_ffffL;
    ipv4 |= bit(field);
    present |= bit(field);
  }

  /** Sets an IPv6 address from its upper and lower 64 bits. */
  public void setIpv6(FlowField field, long upper, long lower) {
    low[field.ordinal()] = lower;
    high[field.ordinal()] = upper;
    ipv4 &= ~bit(field);
    present |= bit(field);
  }

  /** Whether the address in {@code field} is an IPv4 address. */
  public boolean isIpv4(FlowField field) {
    return (ipv4 & bit(field)) != 0;
  }

  /** Upper 64 bits of an address; 0 for IPv4. */
  public long addressHigh(FlowField field) {
    return has(field) && !isIpv4(field) ? high[field.ordinal()] : 0;
  }

  /** Lower 64 bits of an IPv6 address, or an IPv4 address in the low 32 bits. */
  public long addressLow(FlowField field) {
    return getLong(field);
  }

  /** Sets a text; the string is kept by reference. */
  public void setText(FlowField field, String value) {
    objects[field.ordinal()] = value;
    holdsObjects = true;
    present |= bit(field);
  }

  /** The text, or null when absent. */
  public String getText(FlowField field) {
    return has(field) ? (String) objects[field.ordinal()] : null;
  }

  /** Sets the elements that have no column; the map is kept by reference. */
  public void setExtra(Map<String, String> extra) {
    objects[FlowField.EXTRA.ordinal()] = extra;
    holdsObjects = true;
    present |= bit(FlowField.EXTRA);
  }

  /** Sets the elements that have no column, to be read when somebody asks. */
  public void setExtra(ExtraValues extra) {
    objects[FlowField.EXTRA.ordinal()] = extra;
    holdsObjects = true;
    present |= bit(FlowField.EXTRA);
  }

  /** The elements that have no column; an empty map when there are none. */
  @SuppressWarnings("unchecked")
  public Map<String, String> getExtra() {
    if (!has(FlowField.EXTRA)) {
      return Map.of();
    }
    Object extra = objects[FlowField.EXTRA.ordinal()];
    return extra instanceof ExtraValues values ? values.read() : (Map<String, String>) extra;
  }
}
