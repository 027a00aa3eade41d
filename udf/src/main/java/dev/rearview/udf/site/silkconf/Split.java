package dev.rearview.udf.site.silkconf;

import java.util.BitSet;
import java.util.List;

/**
 * Parts flows of the types {@code in} and {@code out} off to types of their own: {@code in} and
 * {@code out} followed by the split's name. SiLK has {@code web} and, where it is compiled in,
 * {@code icmp}; the statement {@code split} changes the one and adds any others.
 *
 * @param name what is appended to {@code in} and {@code out}
 * @param protocols IP protocols whose flows are parted off; 58 (ICMPv6) counts for IPv6 flows only
 * @param ports ports of which source or destination must be one; empty = any
 */
public record Split(String name, BitSet protocols, BitSet ports) {
  private static final int ICMP_V6 = 58;
  private static final int TCP = 6;

  /** SiLK's own: TCP from or to port 80, 443 or 8080. */
  public static Split web() {
    return new Split("web", bits(List.of(TCP)), bits(List.of(80, 443, 8080)));
  }

  /** Whether it takes a flow of type in or out. */
  public boolean takes(int protocol, int sourcePort, int destinationPort, boolean ipv6) {
    return protocols.get(protocol)
        && (protocol != ICMP_V6 || ipv6)
        && (ports.isEmpty() || ports.get(sourcePort) || ports.get(destinationPort));
  }

  static BitSet bits(List<Integer> numbers) {
    BitSet bits = new BitSet();
    numbers.forEach(bits::set);
    return bits;
  }
}
