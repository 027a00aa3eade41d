package dev.rearview.archive.aggregate;

import java.util.Arrays;

/** Numbers each distinct text, from 0 on, in order of its first appearance. */
final class TextIndex {
  private static final int FIRST_CAPACITY = 1 << 10;

  private byte[][] keys = new byte[FIRST_CAPACITY][];
  private int[] hashes = new int[FIRST_CAPACITY];
  private int[] indexes = emptyTable(2 * FIRST_CAPACITY);
  private int size;

  private static int[] emptyTable(int slots) {
    int[] table = new int[slots];
    Arrays.fill(table, -1);
    return table;
  }

  /** The index of the text {@code bytes[from..to)}; a new one if it was not seen before. */
  int of(byte[] bytes, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    hash *= 0x9e37_79b9;
    hash ^= hash >>> 16;
    int mask = indexes.length - 1;
    int slot = hash & mask;
    for (int index = indexes[slot]; index >= 0; index = indexes[slot]) {
      if (hashes[index] == hash && same(keys[index], bytes, from, to)) {
        return index;
      }
      slot = (slot + 1) & mask;
    }
    if (size == keys.length) {
      grow();
      return of(bytes, from, to);
    }
    keys[size] = Arrays.copyOfRange(bytes, from, to);
    hashes[size] = hash;
    indexes[slot] = size;
    return size++;
  }

  private static boolean same(byte[] key, byte[] bytes, int from, int to) {
    return Arrays.equals(key, 0, key.length, bytes, from, to);
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * size);
    hashes = Arrays.copyOf(hashes, 2 * size);
    int[] larger = emptyTable(2 * keys.length);
    int mask = larger.length - 1;
    for (int index = 0; index < size; index++) {
      int at = hashes[index] & mask;
      while (larger[at] >= 0) {
        at = (at + 1) & mask;
      }
      larger[at] = index;
    }
    indexes = larger;
  }

  byte[] key(int index) {
    return keys[index];
  }

  int size() {
    return size;
  }
}
