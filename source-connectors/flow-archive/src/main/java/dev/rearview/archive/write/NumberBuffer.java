package dev.rearview.archive.write;

import java.util.Arrays;
import org.apache.parquet.schema.PrimitiveType;

/** The numbers or times of a column. */
final class NumberBuffer extends ValueBuffer {
  private static final int INITIAL_SLOTS = 1024;

  /** What a distinct number takes: itself, and its share of the slots. */
  private static final int DISTINCT_BYTES = 24;

  /** Numbers from 0 up to this, as ports, flags and most amounts are, are found without a hash. */
  private static final int MAX_DIRECT = 1 << 16;

  private final PrimitiveType type;
  private final int width;
  private long[] values = new long[INITIAL_SLOTS / 2];
  private int[] slots = new int[INITIAL_SLOTS];

  /** One more than the code of each small number; 0 for none. Only as long as it has to be. */
  private int[] direct = {};

  private int distinct;
  private long lastValue;
  private int lastCode = NULL;

  /** Makes one for a column of Parquet type INT32 or INT64. */
  NumberBuffer(PrimitiveType type) {
    this.type = type;
    width = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT32 ? 4 : 8;
  }

  @Override
  int distinct() {
    return distinct;
  }

  @Override
  long dictionaryBytes() {
    return (long) distinct * width;
  }

  @Override
  long memoryBytes() {
    return super.memoryBytes() + (long) DISTINCT_BYTES * distinct;
  }

  /** Puts a number in the given place. */
  void add(int place, long value) {
    if (lastCode == NULL || value != lastValue) {
      lastCode = code(value);
      lastValue = value;
    }
    put(place, lastCode);
  }

  /** The code of a value, a new one if it did not occur yet. */
  int code(long value) {
    if (value >= 0 && value < MAX_DIRECT) {
      return directCode((int) value);
    }
    int slot = slot(value);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (width == 4 && value != (int) value) {
      throw new IllegalArgumentException("not a number of 32 bits");
    }
    append(value);
    if (2 * distinct > slots.length) {
      growSlots();
    } else {
      slots[slot] = distinct;
    }
    return distinct - 1;
  }

  private int directCode(int value) {
    if (value >= direct.length) {
      int length = Math.max(INITIAL_SLOTS, Integer.highestOneBit(value) << 1);
      direct = Arrays.copyOf(direct, length);
    }
    if (direct[value] == 0) {
      append(value);
      direct[value] = distinct;
    }
    return direct[value] - 1;
  }

  private void append(long value) {
    if (distinct == values.length) {
      values = Arrays.copyOf(values, 2 * distinct);
    }
    values[distinct++] = value;
  }

  @Override
  void clear() {
    super.clear();
    lastCode = NULL;
    distinct = 0;
    Arrays.fill(slots, 0);
    Arrays.fill(direct, 0);
  }

  @Override
  SortedValues sorted() {
    long[] sorted = Arrays.copyOf(values, distinct);
    Arrays.sort(sorted);
    int[] ranks = new int[distinct];
    for (int rank = 0; rank < distinct; rank++) {
      ranks[code(sorted[rank])] = rank;
    }
    return new SortedNumbers(type, sorted, ranks);
  }

  private int slot(long value) {
    // The upper bits of the product depend on all bits of the value.
    int slot =
        (int) ((value * 0x9E3779B97F4A7C15L) >>> (Long.numberOfLeadingZeros(slots.length) + 1));
    while (slots[slot] != 0 && values[slots[slot] - 1] != value) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void growSlots() {
    slots = new int[2 * slots.length];
    for (int code = 0; code < distinct; code++) {
      if (values[code] < 0 || values[code] >= MAX_DIRECT) {
        slots[slot(values[code])] = code + 1;
      }
    }
  }
}
