package dev.rearview.udf.prefix;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A set of addresses of both families. Immutable; a test makes no object, and takes a time that
 * depends on how many prefix lengths and wildcards occur, never on how many addresses.
 *
 * <p>As in SiLK, an IPv4 address is also in a block of IPv6 that has its mapped form; an IPv6
 * address is in no block of IPv4.
 */
public final class IpSet {
  private final PrefixTable<Boolean> blocks;
  private final IpWildcard[] wildcards;

  private IpSet(Builder builder) {
    PrefixTable.Builder<Boolean> table = PrefixTable.builder();
    builder.blocks.forEach(block -> table.add(block, true));
    blocks = table.build();
    wildcards = builder.wildcards.toArray(IpWildcard[]::new);
  }

  /** A builder of an empty set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether the address is in the set. */
  public boolean contains(long high, long low) {
    if (blocks.find(high, low) != null) {
      return true;
    }
    for (IpWildcard wildcard : wildcards) {
      if (wildcard.contains(high, low)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the address is in the set. */
  public boolean contains(IpAddress address) {
    return contains(address.high(), address.low());
  }

  /**
   * Hands out what the set is made of, in no particular order: addresses and blocks in CIDR
   * notation, none of which has another, and wildcards as they were written.
   */
  public void forEachMember(Consumer<String> each) {
    blocks.forEach(
        (block, present) -> {
          if (!blocks.hasShorter(block)) {
            each.accept(block.text());
          }
        });
    for (IpWildcard wildcard : wildcards) {
      each.accept(wildcard.text());
    }
  }

  /** The addresses and blocks in it; empty if there are wildcards, or more than so many. */
  public Optional<List<String>> blocks(int most) {
    if (wildcards.length > 0 || blocks.size() > most) {
      return Optional.empty();
    }
    List<String> members = new ArrayList<>();
    forEachMember(members::add);
    return Optional.of(members);
  }

  /** Whether there is no address in it. */
  public boolean isEmpty() {
    return blocks.size() == 0 && wildcards.length == 0;
  }

  /** Gathers what is in a set. */
  public static final class Builder {
    private static final BigInteger LOW_BITS =
        BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final List<IpBlock> blocks = new ArrayList<>();
    private final List<IpWildcard> wildcards = new ArrayList<>();

    private Builder() {}

    /** Adds a block. */
    public Builder add(IpBlock block) {
      blocks.add(block);
      return this;
    }

    /** Adds what another builder has gathered. */
    public Builder addAll(Builder other) {
      blocks.addAll(other.blocks);
      wildcards.addAll(other.wildcards);
      return this;
    }

    /**
     * Adds an address, a CIDR block, or SiLK's wildcard notation.
     *
     * @return whether the text was one of these
     */
    public boolean add(String text) {
      Optional<IpBlock> block = IpBlock.parse(text);
      Optional<IpWildcard> wildcard = block.isEmpty() ? IpWildcard.parse(text) : Optional.empty();
      block.ifPresent(blocks::add);
      wildcard.ifPresent(wildcards::add);
      return block.isPresent() || wildcard.isPresent();
    }

    /** Adds every address from the first to the last, as the fewest blocks. */
    public Builder addRange(IpAddress first, IpAddress last) {
      BigInteger from = number(first);
      BigInteger to = number(last);
      while (from.compareTo(to) <= 0) {
        int free = Math.min(from.signum() == 0 ? 128 : from.getLowestSetBit(), 128);
        while (from.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE).compareTo(to)
            > 0) {
          free--;
        }
        blocks.add(
            new IpBlock(
                from.shiftRight(64).longValue(), from.and(LOW_BITS).longValue(), 128 - free));
        from = from.add(BigInteger.ONE.shiftLeft(free));
      }
      return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
      return blocks.isEmpty() && wildcards.isEmpty();
    }

    /** The set of what was added. */
    public IpSet build() {
      return new IpSet(this);
    }

    private static BigInteger number(IpAddress address) {
      return new BigInteger(Long.toUnsignedString(address.high()))
          .shiftLeft(64)
          .or(new BigInteger(Long.toUnsignedString(address.low())));
    }
  }
}
