package dev.rearview.archive.predicate;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
  private static final long MAPPED = 0xffff_0000_0000L;
  private static final int LONGEST = 45;

  /** The address that a text in UTF-8 is, IPv6 in any of its forms; empty if it is none. */
  static Optional<AddressValue> parse(byte[] text) {
    return parse(text, 0, text.length);
  }

  /** The same of the text {@code text[from..end)}. */
  static Optional<AddressValue> parse(byte[] text, int from, int end) {
    for (int i = from; i < end && i < from + 5; i++) {
      if (text[i] == ':') {
        return ipv6(Arrays.copyOfRange(text, from, end));
      }
    }
    long address = 0;
    int at = from;
    for (int octets = 0; octets < 4; octets++) {
      if (octets > 0 && (at >= end || text[at++] != '.')) {
        return Optional.empty();
      }
      int start = at;
      int octet = 0;
      while (at < end && at < start + 3 && text[at] >= '0' && text[at] <= '9') {
        octet = octet * 10 + text[at++] - '0';
      }
      if (at == start || octet > 0xff || (at > start + 1 && text[start] == '0')) {
        return Optional.empty();
      }
      address = address << 8 | octet;
    }
    return at == end ? Optional.of(new AddressValue(0, MAPPED | address)) : Optional.empty();
  }

  private static Optional<AddressValue> ipv6(byte[] text) {
    if (text.length > LONGEST) {
      return Optional.empty();
    }
    for (byte character : text) {
      if (character == '%' || character == '[') {
        return Optional.empty();
      }
    }
    try {
      // With a colon this is a literal or an error: no name is looked up.
      byte[] bytes =
          InetAddress.getByName(new String(text, StandardCharsets.ISO_8859_1)).getAddress();
      return Optional.of(
          bytes.length == 4
              ? new AddressValue(0, MAPPED | (number(bytes, 0, 4)))
              : new AddressValue(number(bytes, 0, 8), number(bytes, 8, 16)));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static long number(byte[] bytes, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number << 8 | (bytes[i] & 0xff);
    }
    return number;
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
