package dev.rearview.imports;

import java.util.Locale;
import java.util.Map;

/** IP protocols by the names that other tools print instead of numbers. */
final class ProtocolNames {
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("icmp", 1),
          Map.entry("igmp", 2),
          Map.entry("ipip", 4),
          Map.entry("tcp", 6),
          Map.entry("egp", 8),
          Map.entry("udp", 17),
          Map.entry("rtp", 17),
          Map.entry("rtcp", 17),
          Map.entry("udt", 17),
          Map.entry("dccp", 33),
          Map.entry("ipv6", 41),
          Map.entry("rsvp", 46),
          Map.entry("gre", 47),
          Map.entry("esp", 50),
          Map.entry("ah", 51),
          Map.entry("icmp6", 58),
          Map.entry("ipv6-icmp", 58),
          Map.entry("ospf", 89),
          Map.entry("pim", 103),
          Map.entry("vrrp", 112),
          Map.entry("l2tp", 115),
          Map.entry("sctp", 132),
          Map.entry("udplite", 136));

  private ProtocolNames() {}

  /** The number of a protocol, of its name or of its number. */
  static long number(String text) throws UnexpectedValueException {
    Integer number = NUMBERS.get(text.toLowerCase(Locale.ROOT));
    if (number != null) {
      return number;
    }
    if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
      return ColumnCells.number(text, 0xff);
    }
    throw new UnexpectedValueException("an IP protocol; leave others out, or print numbers");
  }
}
