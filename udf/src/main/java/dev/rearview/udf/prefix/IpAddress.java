package dev.rearview.udf.prefix;

import java.util.Optional;

/**
 * An address of either family, as 128 bits; one of IPv4 is mapped into IPv6 (::ffff:0:0/96).
 *
 * @param high upper 64 bits
 * @param low lower 64 bits
 */
public record IpAddress(long high, long low) {

  /** Of the 32 bits of an IPv4 address, in the low half of {@code address}. */
  public static IpAddress ofIpv4(long address) {
    return new IpAddress(0, AddressText.MAPPED | (address & 0xffff_ffffL));
  }

  /** Of 4 or 16 bytes in network order. */
  public static IpAddress of(byte[] bytes) {
    long high = 0;
    long low = bytes.length == 4 ? 0xffff : 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes.length == 16 && i < 8) {
        high = high << 8 | (bytes[i] & 0xff);
      } else {
        low = low << 8 | (bytes[i] & 0xff);
      }
    }
    return new IpAddress(high, low);
  }

  /** Of a literal; empty if the text is none. Names are not looked up. */
  public static Optional<IpAddress> parse(String text) {
    AddressText address = new AddressText();
    return !text.isEmpty() && address.parse(text)
        ? Optional.of(new IpAddress(address.high(), address.low()))
        : Optional.empty();
  }

  /** Whether it is an IPv4 address. */
  public boolean isIpv4() {
    return AddressText.isIpv4(high, low);
  }

  /** Whether it cannot be the first address of a range to {@code other}. */
  boolean isAfter(IpAddress other) {
    int order = Long.compareUnsigned(high, other.high);
    return isIpv4() != other.isIpv4()
        || (order != 0 ? order > 0 : Long.compareUnsigned(low, other.low) > 0);
  }

  /** The address in canonical text: dotted, or as RFC 5952 has it. */
  public String text() {
    if (isIpv4()) {
      return (low >>> 24 & 0xff)
          + "."
          + (low >>> 16 & 0xff)
          + "."
          + (low >>> 8 & 0xff)
          + "."
          + (low & 0xff);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4)) & 0xffff);
    }
    int gapStart = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gapStart = i;
        gapLength = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == gapStart) {
        text.append("::");
        i += gapLength - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
