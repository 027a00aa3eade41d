package dev.rearview.archive.predicate;

import java.io.Serializable;
import java.util.Optional;

/**
 * An address as a number of 128 bits, unsigned; IPv4 mapped into IPv6 (::ffff:0:0/96), so that both
 * are in one order.
 *
 * @param high its upper half
 * @param low its lower half
 */
record AddressValue(long high, long low) implements Comparable<AddressValue>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final int GROUPS = 8;

  /** The address that a text in UTF-8 is, IPv6 in any of its forms; empty if it is none. */
  static Optional<AddressValue> parse(byte[] text) {
    return parse(text, 0, text.length);
  }

  /** The same of the text {@code text[from..end)}. */
  static Optional<AddressValue> parse(byte[] text, int from, int end) {
    AddressParser parser = new AddressParser();
    return parser.parse(text, from, end)
        ? Optional.of(new AddressValue(parser.high(), parser.low()))
        : Optional.empty();
  }

  boolean isIpv4() {
    return high == 0 && low >>> 32 == 0xffff;
  }

  /** The canonical text (RFC 5952); of IPv4 the dotted one. */
  String text() {
    if (isIpv4()) {
      return "%d.%d.%d.%d"
          .formatted(low >>> 24 & 0xff, low >>> 16 & 0xff, low >>> 8 & 0xff, low & 0xff);
    }
    StringBuilder text = new StringBuilder();
    int gap = longestRunOfZeros();
    for (int group = 0; group < GROUPS; group++) {
      if (group == gap) {
        text.append("::");
        group += zerosFrom(gap) - 1;
      } else {
        text.append(group == 0 || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(group(group)));
      }
    }
    return text.toString();
  }

  /** The first of the longest runs of two groups or more; -1 if there is none. */
  private int longestRunOfZeros() {
    int longest = -1;
    for (int group = 0; group < GROUPS; group++) {
      if (zerosFrom(group) > (longest < 0 ? 1 : zerosFrom(longest))) {
        longest = group;
      }
    }
    return longest;
  }

  private int zerosFrom(int first) {
    int group = first;
    while (group < GROUPS && group(group) == 0) {
      group++;
    }
    return group - first;
  }

  private int group(int index) {
    return (int) ((index < GROUPS / 2 ? high : low) >>> (48 - 16 * (index & 3))) & 0xffff;
  }

  @Override
  public int compareTo(AddressValue other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
