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

  @Override
  public int compareTo(AddressValue other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
