package dev.rearview.udf.prefix;

import java.util.Optional;

/**
 * A CIDR block of either family.
 *
 * @param high upper 64 bits of the network, with no bit set beyond the prefix
 * @param low lower 64 bits of it
 * @param prefixBits length of the prefix of the 128 bits: that of an IPv4 block is 96 longer than
 *     its text says
 */
public record IpBlock(long high, long low, int prefixBits) {
  /** What the prefix of an IPv4 block is longer by than its text says. */
  static final int IPV4_BITS = 96;

  /** Bits beyond the prefix are cleared. */
  public IpBlock {
    high &= highMask(prefixBits);
    low &= lowMask(prefixBits);
  }

  /** The block of one address. */
  public static IpBlock of(IpAddress address) {
    return new IpBlock(address.high(), address.low(), 128);
  }

  /**
   * Of an address, a number of 32 bits, or either with a prefix length, as {@code 10.0.0.0/8};
   * empty if the text is none. As in SiLK, bits set beyond the prefix are ignored.
   */
  public static Optional<IpBlock> parse(String text) {
    int slash = text.indexOf('/');
    Optional<IpAddress> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty() || slash < 0) {
      return address.map(IpBlock::of);
    }
    String length = text.substring(slash + 1);
    int most = address.get().isIpv4() && text.indexOf(':') < 0 ? 32 : 128;
    if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > most) {
      return Optional.empty();
    }
    int prefixBits = Integer.parseInt(length) + 128 - most;
    return Optional.of(new IpBlock(address.get().high(), address.get().low(), prefixBits));
  }

  private static Optional<IpAddress> address(String text) {
    if (text.matches("\\d{1,10}")) {
      long number = Long.parseLong(text);
      return number <= 0xffff_ffffL ? Optional.of(IpAddress.ofIpv4(number)) : Optional.empty();
    }
    return IpAddress.parse(text);
  }

  /** Whether it has IPv4 addresses alone. */
  public boolean isIpv4() {
    return prefixBits >= IPV4_BITS && AddressText.isIpv4(high, low);
  }

  /** Whether it has every IPv4 address: itself, or as a part of a block of IPv6. */
  boolean coversIpv4() {
    return prefixBits <= IPV4_BITS
        && high == 0
        && (AddressText.MAPPED & lowMask(prefixBits)) == low;
  }

  /** The block in CIDR notation; a single address without a length. */
  public String text() {
    String network = new IpAddress(high, low).text();
    int length = isIpv4() ? prefixBits - IPV4_BITS : prefixBits;
    return prefixBits == 128 ? network : network + "/" + length;
  }

  @Override
  public String toString() {
    return text();
  }

  static long highMask(int prefixBits) {
    return prefixBits >= 64 ? -1L : prefixBits == 0 ? 0 : -1L << (64 - prefixBits);
  }

  static long lowMask(int prefixBits) {
    return prefixBits <= 64 ? 0 : -1L << (128 - prefixBits);
  }
}
