package dev.rearview.udf.prefix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What the longest of many prefixes says of an address. Immutable; a look-up makes no object.
 *
 * <p>One hash table per prefix length that occurs, asked from the longest on: the time depends on
 * how many lengths there are (at most 33 for IPv4 and 129 for IPv6), never on how many prefixes. A
 * tree would ask less often, but takes many times the memory for a set of single IPv6 addresses.
 *
 * @param <V> what a prefix says
 */
public final class PrefixTable<V> {
  private final PrefixesOfOneLength[] ipv4;
  private final PrefixesOfOneLength[] ipv6;
  private final List<V> values;
  private final int size;

  private PrefixTable(Builder<V> builder) {
    ipv4 = tables(builder.ipv4);
    ipv6 = tables(builder.ipv6);
    values = List.copyOf(builder.values);
    size = builder.size;
  }

  /** A builder of an empty table. */
  public static <V> Builder<V> builder() {
    return new Builder<>();
  }

  /** What the longest prefix that has the address says, or null if none has it. */
  public V find(long high, long low) {
    for (PrefixesOfOneLength table : AddressText.isIpv4(high, low) ? ipv4 : ipv6) {
      int value = table.find(high, low);
      if (value != PrefixesOfOneLength.ABSENT) {
        return values.get(value);
      }
    }
    return null;
  }

  /** Hands out each prefix once with what it says, in no particular order. */
  public void forEach(BiConsumer<IpBlock, V> each) {
    for (PrefixesOfOneLength table : ipv4) {
      // A shorter one is a block of IPv6 that has all of IPv4: it is among the others too.
      if (table.prefixBits() >= IpBlock.IPV4_BITS) {
        table.forEach(entry -> each.accept(entry.block(), values.get(entry.value())));
      }
    }
    for (PrefixesOfOneLength table : ipv6) {
      table.forEach(entry -> each.accept(entry.block(), values.get(entry.value())));
    }
  }

  /** Whether a shorter prefix of the table has all of a block. */
  boolean hasShorter(IpBlock block) {
    for (PrefixesOfOneLength table : block.isIpv4() ? ipv4 : ipv6) {
      if (table.prefixBits() < block.prefixBits()
          && table.find(block.high(), block.low()) != PrefixesOfOneLength.ABSENT) {
        return true;
      }
    }
    return false;
  }

  /** Prefixes that were added, equal ones counted each. */
  public int size() {
    return size;
  }

  private static PrefixesOfOneLength[] tables(
      NavigableMap<Integer, List<PrefixesOfOneLength.Entry>> byLength) {
    return byLength.descendingMap().entrySet().stream()
        .map(length -> new PrefixesOfOneLength(length.getKey(), length.getValue()))
        .toArray(PrefixesOfOneLength[]::new);
  }

  /**
   * Gathers prefixes; of equal ones the last counts.
   *
   * @param <V> what a prefix says
   */
  public static final class Builder<V> {
    private final TreeMap<Integer, List<PrefixesOfOneLength.Entry>> ipv4 = new TreeMap<>();
    private final TreeMap<Integer, List<PrefixesOfOneLength.Entry>> ipv6 = new TreeMap<>();
    private final Map<V, Integer> numbers = new HashMap<>();
    private final List<V> values = new ArrayList<>();
    private int size;

    private Builder() {}

    /** Adds a prefix; what it says must not be null. */
    public Builder<V> add(IpBlock block, V value) {
      Integer number = numbers.putIfAbsent(value, values.size());
      if (number == null) {
        number = values.size();
        values.add(value);
      }
      PrefixesOfOneLength.Entry entry = new PrefixesOfOneLength.Entry(block, number);
      if (block.isIpv4() || block.coversIpv4()) {
        ipv4.computeIfAbsent(block.prefixBits(), length -> new ArrayList<>()).add(entry);
      }
      if (!block.isIpv4()) {
        ipv6.computeIfAbsent(block.prefixBits(), length -> new ArrayList<>()).add(entry);
      }
      size++;
      return this;
    }

    /** The table of what was added. */
    public PrefixTable<V> build() {
      return new PrefixTable<>(this);
    }
  }
}
