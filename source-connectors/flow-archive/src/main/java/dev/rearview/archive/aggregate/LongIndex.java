package dev.rearview.archive.aggregate;

import java.util.Arrays;

/** Numbers each distinct number, from 0 on, in order of its first appearance. */
final class LongIndex {
  private static final int FIRST_CAPACITY = 1 << 10;

  private long[] keys = new long[FIRST_CAPACITY];
  private int[] indexes = emptyTable(2 * FIRST_CAPACITY);
  private int size;

  private static int[] emptyTable(int slots) {
    int[] table = new int[slots];
    Arrays.fill(table, -1);
    return table;
  }

  /** The index of the key; a new one if it was not seen before. */
  int of(long key) {
    int mask = indexes.length - 1;
    int slot = slot(key, mask);
    for (int index = indexes[slot]; index >= 0; index = indexes[slot]) {
      if (keys[index] == key) {
        return index;
      }
      slot = (slot + 1) & mask;
    }
    return add(key, slot);
  }

  private int add(long key, int slot) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      int[] larger = emptyTable(2 * keys.length);
      int mask = larger.length - 1;
      for (int index = 0; index < size; index++) {
        int at = slot(keys[index], mask);
        while (larger[at] >= 0) {
          at = (at + 1) & mask;
        }
        larger[at] = index;
      }
      indexes = larger;
      return of(key);
    }
    keys[size] = key;
    indexes[slot] = size;
    return size++;
  }

  private static int slot(long key, int mask) {
    long hash = key * 0x9e37_79b9_7f4a_7c15L;
    return (int) (hash ^ (hash >>> 32)) & mask;
  }

  long key(int index) {
    return keys[index];
  }

  int size() {
    return size;
  }
}
