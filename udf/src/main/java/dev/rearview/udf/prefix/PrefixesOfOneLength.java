package dev.rearview.udf.prefix;

import java.util.List;
import java.util.function.Consumer;

/**
 * Networks of one prefix length, each with a number of 0 or more: open addressing at a load of a
 * half at most, 20 bytes a slot. Which of two equal networks was added last counts.
 */
final class PrefixesOfOneLength {
  /** Not among the networks. */
  static final int ABSENT = -1;

  private static final long HIGH_FACTOR = 0x9e37_79b9_7f4a_7c15L;
  private static final long LOW_FACTOR = 0xc2b2_ae3d_27d4_eb4fL;

  private final int prefixBits;
  private final long highMask;
  private final long lowMask;
  private final int slotMask;
  private final long[] highs;
  private final long[] lows;
  private final int[] values;

  /** A network and its number. */
  record Entry(IpBlock block, int value) {}

  PrefixesOfOneLength(int prefixBits, List<Entry> entries) {
    this.prefixBits = prefixBits;
    highMask = IpBlock.highMask(prefixBits);
    lowMask = IpBlock.lowMask(prefixBits);
    int slots = Integer.highestOneBit(Math.max(1, entries.size() * 2 - 1)) * 2;
    slotMask = slots - 1;
    highs = new long[slots];
    lows = new long[slots];
    values = new int[slots];
    for (Entry entry : entries) {
      int slot = slot(entry.block().high(), entry.block().low());
      highs[slot] = entry.block().high();
      lows[slot] = entry.block().low();
      values[slot] = entry.value() + 1;
    }
  }

  /** The number of the network that has the address, or {@link #ABSENT}. */
  int find(long high, long low) {
    return values[slot(high & highMask, low & lowMask)] - 1;
  }

  /** Bits of each network's prefix, of 128. */
  int prefixBits() {
    return prefixBits;
  }

  /** Hands out each network once, in no particular order. */
  void forEach(Consumer<Entry> each) {
    for (int slot = 0; slot < values.length; slot++) {
      if (values[slot] != 0) {
        each.accept(new Entry(new IpBlock(highs[slot], lows[slot], prefixBits), values[slot] - 1));
      }
    }
  }

  /** Where the network stands, or else would: 0 in {@code values} is a free slot. */
  private int slot(long high, long low) {
    long mixed = (high * HIGH_FACTOR ^ low) * LOW_FACTOR;
    int slot = (int) (mixed ^ mixed >>> 32) & slotMask;
    while (values[slot] != 0 && (highs[slot] != high || lows[slot] != low)) {
      slot = slot + 1 & slotMask;
    }
    return slot;
  }
}
