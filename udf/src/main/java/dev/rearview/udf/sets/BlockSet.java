package dev.rearview.udf.sets;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.prefix.IpBlock;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Addresses and prefixes that were added, in whatever order; at most a million different ones. */
public final class BlockSet {
  private static final int MAX_BLOCKS = 1_000_000;
  private static final int IPV4_ALL_BITS = 96;
  private static final Comparator<IpBlock> BY_ADDRESS =
      ((Comparator<IpBlock>) (a, b) -> Long.compareUnsigned(a.high(), b.high()))
          .thenComparing((a, b) -> Long.compareUnsigned(a.low(), b.low()))
          .thenComparingInt(IpBlock::prefixBits);

  private final Set<IpBlock> blocks = new HashSet<>();

  /**
   * Adds a block.
   *
   * @throws UdfException if there are too many
   */
  void add(IpBlock block) {
    blocks.add(block);
    if (blocks.size() > MAX_BLOCKS) {
      throw new UdfException(
          "ip_set was given more than "
              + MAX_BLOCKS
              + " different addresses: expected fewer; SELECT DISTINCT has no such limit");
    }
  }

  void addAll(BlockSet other) {
    other.blocks.forEach(this::add);
  }

  void clear() {
    blocks.clear();
  }

  Set<IpBlock> blocks() {
    return Collections.unmodifiableSet(blocks);
  }

  /** The fewest blocks that have the same addresses, in ascending order. */
  List<IpBlock> fewest() {
    Deque<IpBlock> fewest = new ArrayDeque<>();
    for (IpBlock block : blocks.stream().sorted(BY_ADDRESS).toList()) {
      if (fewest.isEmpty() || !covers(fewest.peekLast(), block)) {
        fewest.addLast(block);
        joinLast(fewest);
      }
    }
    return List.copyOf(fewest);
  }

  /** Two halves of a block are the block; all of IPv4 is no half of anything. */
  private static void joinLast(Deque<IpBlock> blocks) {
    while (blocks.size() > 1) {
      IpBlock second = blocks.removeLast();
      IpBlock first = blocks.peekLast();
      int bits = second.prefixBits();
      boolean joins =
          first.prefixBits() == bits
              && bits > 0
              && !(bits == IPV4_ALL_BITS && (first.isIpv4() || second.isIpv4()))
              && parent(first).equals(parent(second));
      if (!joins) {
        blocks.addLast(second);
        return;
      }
      blocks.removeLast();
      blocks.addLast(parent(second));
    }
  }

  private static boolean covers(IpBlock outer, IpBlock inner) {
    return outer.prefixBits() <= inner.prefixBits()
        && new IpBlock(inner.high(), inner.low(), outer.prefixBits()).equals(outer);
  }

  private static IpBlock parent(IpBlock block) {
    return new IpBlock(block.high(), block.low(), block.prefixBits() - 1);
  }
}
