package dev.rearview.archive.write;

import java.util.Arrays;
import org.apache.parquet.schema.PrimitiveType;

/** The numbers or times of a column. */
final class NumberBuffer extends ValueBuffer {
  private static final int INITIAL_SLOTS = 1024;

  private final PrimitiveType type;
  private final int width;
  private long[] values = new long[INITIAL_SLOTS / 2];
  private int[] slots = new int[INITIAL_SLOTS];
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
    return super.memoryBytes() + 8L * values.length + 4L * slots.length;
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
    int slot = slot(value);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (width == 4 && value != (int) value) {
      throw new IllegalArgumentException("not a number of 32 bits");
    }
    if (distinct == values.length) {
      grow();
      slot = slot(value);
    }
    values[distinct] = value;
    slots[slot] = ++distinct;
    return distinct - 1;
  }

  @Override
  void clear() {
    super.clear();
    lastCode = NULL;
    distinct = 0;
    Arrays.fill(slots, 0);
  }

  @Override
  SortedValues sorted() {
    long[] sorted = Arrays.copyOf(values, distinct);
    Arrays.sort(sorted);
    int[] ranks = new int[distinct];
    for (int rank = 0; rank < distinct; rank++) {
      ranks[slots[slot(sorted[rank])] - 1] = rank;
    }
    return new SortedNumbers(type, sorted, ranks);
  }

  private int slot(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    int slot = (int) ((mixed ^ (mixed >>> 32)) & (slots.length - 1));
    while (slots[slot] != 0 && values[slots[slot] - 1] != value) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * values.length);
    slots = new int[2 * values.length];
    for (int code = 0; code < distinct; code++) {
      slots[slot(values[code])] = code + 1;
    }
  }
}
