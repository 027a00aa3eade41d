package dev.rearview.archive.predicate;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A list of networks that addresses, as text, are looked up in. */
public final class Networks implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int RANGE_LONGS = 4;
  private static final int MOST_HOSTS = 1_000;

  private final List<String> cidrs;

  /** Disjoint ranges in order: the two halves of the first address of each, and of the last. */
  private final long[] bounds;

  /** What the texts of their addresses begin with, in order; no one begins with another. */
  private final byte[][] textPrefixes;

  /** The texts of their addresses; null if they are too many to be told one by one. */
  private final List<String> hosts;

  private Networks(List<String> cidrs) {
    this.cidrs = List.copyOf(cidrs);
    TreeMap<AddressValue, AddressValue> ranges = new TreeMap<>();
    List<byte[]> prefixes = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    boolean hostsAlone = cidrs.size() <= MOST_HOSTS;
    for (String cidr : cidrs) {
      Network network = Network.parse(cidr);
      hostsAlone &= network.isHost();
      if (hostsAlone) {
        texts.addAll(network.hostTexts());
      }
      add(ranges, network.first(), network.last());
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
    this.hosts = hostsAlone ? List.copyOf(texts) : null;
    this.bounds =
        ranges.entrySet().stream()
            .flatMap(range -> Stream.of(range.getKey(), range.getValue()))
            .flatMapToLong(address -> LongStream.of(address.high(), address.low()))
            .toArray();
  }

  private static void add(
      NavigableMap<AddressValue, AddressValue> ranges, AddressValue first, AddressValue last) {
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
   * Every canonical text of an address in them, to be looked up one by one.
   *
   * @return empty if they are not single addresses alone, or more than 1,000
   */
  public Optional<List<String>> hosts() {
    return Optional.ofNullable(hosts);
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
    AddressParser address = new AddressParser();
    return address.parse(bytes, from, to)
        ? Optional.of(contains(address.high(), address.low()))
        : Optional.empty();
  }

  private boolean contains(long high, long low) {
    int range = 0;
    int end = bounds.length / RANGE_LONGS;
    while (range < end) {
      int middle = (range + end) >>> 1;
      if (compare(high, low, middle * RANGE_LONGS) >= 0) {
        range = middle + 1;
      } else {
        end = middle;
      }
    }
    // The one before is the last that begins at the address or before it.
    return range > 0 && compare(high, low, (range - 1) * RANGE_LONGS + 2) <= 0;
  }

  private int compare(long high, long low, int bound) {
    int byHigh = Long.compareUnsigned(high, bounds[bound]);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, bounds[bound + 1]);
  }

  /**
   * Whether an address of theirs may be among the texts between two, both included, by the order of
   * bytes. Texts that are not canonical are not looked for.
   */
  public boolean mayLieBetween(byte[] min, byte[] max) {
    int least = Arrays.binarySearch(textPrefixes, min, Arrays::compareUnsigned);
    int next = least >= 0 ? least : -least - 1;
    return (next > 0 && startsWith(min, textPrefixes[next - 1]))
        || (next < textPrefixes.length && Arrays.compareUnsigned(max, textPrefixes[next]) >= 0);
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
