package dev.rearview.codec.packet;

/**
 * The labels of one MPLS stack as text, from the top, separated by blanks. Mutable and reused; the
 * texts of the stacks seen lately are kept, so that a stack that comes again allocates nothing.
 */
public final class MplsLabels {
  private static final int MAX_LABELS = 9;
  private static final int LABEL_BITS = 20;
  private static final int LABELS_PER_WORD = 3;

  /** A power of two. */
  private static final int SLOTS = 512;

  private final long[] stack = new long[MAX_LABELS / LABELS_PER_WORD];
  private final long[] keys = new long[SLOTS * (MAX_LABELS / LABELS_PER_WORD)];
  private final byte[] keyCounts = new byte[SLOTS];
  private final String[] texts = new String[SLOTS];
  private int count;

  /** Starts a stack. */
  public void clear() {
    count = 0;
  }

  /** How many labels were pushed; more than 9 are not kept. */
  public int count() {
    return count;
  }

  /** Adds the next label below; only its low 20 bits count. */
  public void push(int label) {
    if (count == MAX_LABELS) {
      return;
    }
    int word = count / LABELS_PER_WORD;
    long above = count % LABELS_PER_WORD == 0 ? 0 : stack[word];
    stack[word] = above << LABEL_BITS | (label & ((1 << LABEL_BITS) - 1));
    count++;
  }

  /** The labels as text. */
  public String text() {
    int words = (count + LABELS_PER_WORD - 1) / LABELS_PER_WORD;
    long hash = count;
    for (int i = 0; i < words; i++) {
      hash = (hash ^ stack[i]) * 0x9e37_79b9_7f4a_7c15L;
      hash ^= hash >>> Integer.SIZE;
    }
    int slot = (int) hash & (SLOTS - 1);
    int keyStart = slot * stack.length;
    boolean same = texts[slot] != null && keyCounts[slot] == count;
    for (int i = 0; i < words; i++) {
      same &= keys[keyStart + i] == stack[i];
    }
    if (!same) {
      System.arraycopy(stack, 0, keys, keyStart, words);
      keyCounts[slot] = (byte) count;
      texts[slot] = newText();
    }
    return texts[slot];
  }

  private String newText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int word = i / LABELS_PER_WORD;
      int inWord = Math.min(count - word * LABELS_PER_WORD, LABELS_PER_WORD);
      int shift = (inWord - 1 - i % LABELS_PER_WORD) * LABEL_BITS;
      text.append(i == 0 ? "" : " ").append(stack[word] >>> shift & ((1 << LABEL_BITS) - 1));
    }
    return text.toString();
  }
}
