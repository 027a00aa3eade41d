package dev.rearview.archive.write;

import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.parquet.schema.PrimitiveType;

/** The texts of a column, in UTF-8. */
final class TextBuffer extends ValueBuffer {
  private static final int INITIAL_SLOTS = 256;
  private static final int LENGTH_BYTES = 4;

  /** What an array, the references to it, its hash and its slots take beyond its bytes, about. */
  private static final int OVERHEAD_BYTES = 52;

  private final PrimitiveType type;
  private byte[][] values = new byte[INITIAL_SLOTS / 2][];
  private int[] hashes = new int[INITIAL_SLOTS / 2];
  private int[] slots = new int[INITIAL_SLOTS];
  private int distinct;
  private long textBytes;
  private int lastCode = NULL;

  TextBuffer(PrimitiveType type) {
    this.type = type;
  }

  @Override
  int distinct() {
    return distinct;
  }

  @Override
  long dictionaryBytes() {
    return textBytes + (long) LENGTH_BYTES * distinct;
  }

  @Override
  long memoryBytes() {
    return super.memoryBytes() + textBytes + (long) OVERHEAD_BYTES * distinct;
  }

  /** Puts a text in the given place; the array is kept. */
  void add(int place, byte[] text) {
    if (lastCode == NULL || !same(values[lastCode], text)) {
      lastCode = code(text);
    }
    put(place, lastCode);
  }

  /** The code of a text, a new one if it did not occur yet. */
  int code(byte[] text) {
    int hash = hash(text);
    int slot = slot(text, hash);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (distinct == values.length) {
      grow();
      slot = slot(text, hash);
    }
    values[distinct] = text;
    hashes[distinct] = hash;
    textBytes += text.length;
    slots[slot] = ++distinct;
    return distinct - 1;
  }

  /** Gives every distinct text to the taker. */
  void forEach(Consumer<byte[]> taker) {
    for (int code = 0; code < distinct; code++) {
      taker.accept(values[code]);
    }
  }

  @Override
  void clear() {
    super.clear();
    lastCode = NULL;
    Arrays.fill(values, 0, distinct, null);
    distinct = 0;
    textBytes = 0;
    Arrays.fill(slots, 0);
  }

  @Override
  SortedValues sorted() {
    byte[][] sorted = Arrays.copyOf(values, distinct);
    Arrays.sort(sorted, Arrays::compareUnsigned);
    int[] ranks = new int[distinct];
    for (int rank = 0; rank < distinct; rank++) {
      ranks[slots[slot(sorted[rank], hash(sorted[rank]))] - 1] = rank;
    }
    return new SortedTexts(type, sorted, ranks);
  }

  private static boolean same(byte[] one, byte[] other) {
    return one == other || Arrays.equals(one, other);
  }

  private static int hash(byte[] text) {
    int hash = Arrays.hashCode(text) * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }

  private int slot(byte[] text, int hash) {
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      int code = slots[slot] - 1;
      if (hashes[code] == hash && same(values[code], text)) {
        break;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * distinct);
    hashes = Arrays.copyOf(hashes, 2 * distinct);
    slots = new int[4 * distinct];
    for (int code = 0; code < distinct; code++) {
      int slot = hashes[code] & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = code + 1;
    }
  }
}
