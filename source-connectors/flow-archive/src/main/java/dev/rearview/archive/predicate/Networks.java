package dev.rearview.archive.predicate;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A list of networks that addresses, as text, are looked up in. */
public final class Networks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> cidrs;

  /** Disjoint ranges of addresses: the first of each, and the last. */
  private final TreeMap<AddressValue, AddressValue> ranges = new TreeMap<>();

  /** What the texts of their addresses begin with, in order; no one begins with another. */
  private final byte[][] textPrefixes;

  private Networks(List<String> cidrs) {
    this.cidrs = List.copyOf(cidrs);
    List<byte[]> prefixes = new ArrayList<>();
    for (String cidr : cidrs) {
      Network network = Network.parse(cidr);
      add(network.first(), network.last());
      network
          .textPrefixes()
          .forEach(prefix -> prefixes.add(prefix.getBytes(StandardCharsets.UTF_8)));
    }
    prefixes.sort(Arrays::compareUnsigned);
    List<byte[]> distinct = new ArrayList<>();
    for (byte[] prefix : prefixes) {
      if (distinct.isEmpty() || !startsWith(prefix, distinct.get(distinct.size() - 1))) {
        distinct.add(prefix);
      }
    }
    this.textPrefixes = distinct.toArray(new byte[0][]);
  }

  private void add(AddressValue first, AddressValue last) {
    AddressValue from = first;
    AddressValue to = last;
    for (Map.Entry<AddressValue, AddressValue> before = ranges.floorEntry(to);
        before != null && before.getValue().compareTo(from) >= 0;
        before = ranges.floorEntry(to)) {
      ranges.remove(before.getKey());
      from = from.compareTo(before.getKey()) < 0 ? from : before.getKey();
      to = to.compareTo(before.getValue()) > 0 ? to : before.getValue();
    }
    ranges.put(from, to);
  }

  /**
   * The networks of the given prefixes and addresses.
   *
   * @param cidrs such as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or {@code 192.0.2.1}
   * @throws IllegalArgumentException naming the first that is none
   */
  public static Networks of(List<String> cidrs) {
    return new Networks(cidrs);
  }

  /** As given. */
  public List<String> cidrs() {
    return cidrs;
  }

  /**
   * Whether the address is in one of them; an IPv4-mapped address is in those of its IPv4 address.
   *
   * @param text in UTF-8
   * @return empty if the text is no address
   */
  public Optional<Boolean> contains(byte[] text) {
    return contains(text, 0, text.length);
  }

  /** The same of the text {@code bytes[from..to)}. */
  public Optional<Boolean> contains(byte[] bytes, int from, int to) {
    return AddressValue.parse(bytes, from, to)
        .map(
            address -> {
              Map.Entry<AddressValue, AddressValue> range = ranges.floorEntry(address);
              return range != null && address.compareTo(range.getValue()) <= 0;
            });
  }

  /**
   * Whether an address of theirs may be among the texts between two, both included, by the order of
   * bytes. Texts that are not canonical are not looked for.
   */
  public boolean mayLieBetween(byte[] min, byte[] max) {
    for (byte[] prefix : textPrefixes) {
      boolean endsBefore = Arrays.compareUnsigned(max, prefix) < 0;
      boolean beginsAfter = Arrays.compareUnsigned(min, prefix) > 0 && !startsWith(min, prefix);
      if (!endsBefore && !beginsAfter) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] text, byte[] prefix) {
    return text.length >= prefix.length
        && Arrays.equals(text, 0, prefix.length, prefix, 0, prefix.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Networks networks && cidrs.equals(networks.cidrs);
  }

  @Override
  public int hashCode() {
    return cidrs.hashCode();
  }

  @Override
  public String toString() {
    return String.join(", ", cidrs);
  }
}
