package dev.rearview.archive.predicate;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All addresses that begin with the same bits.
 *
 * @param first the first of them
 * @param bits how many bits they begin with, of 128
 */
record Network(AddressValue first, int bits) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int IPV4_AT = 96;

  /** What an IPv4 address begins with that was exported as one of IPv6. */
  private static final String MAPPED_TEXT = "::ffff:";

  /**
   * Of {@code address/bits}, or an address.
   *
   * @throws IllegalArgumentException naming the text and what is expected
   */
  static Network parse(String text) {
    String cidr = text.strip();
    int slash = cidr.indexOf('/');
    AddressValue address =
        AddressValue.parse(
                (slash < 0 ? cidr : cidr.substring(0, slash)).getBytes(StandardCharsets.UTF_8))
            .orElseThrow(() -> noNetwork(text));
    boolean dotted = cidr.indexOf(':') < 0;
    int limit = dotted ? 32 : 128;
    int bits = limit;
    if (slash >= 0) {
      String length = cidr.substring(slash + 1);
      if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > limit) {
        throw noNetwork(text);
      }
      bits = Integer.parseInt(length);
    }
    int ofAll = dotted ? bits + IPV4_AT : bits;
    return new Network(
        new AddressValue(
            address.high() & mask(ofAll), address.low() & mask(Math.max(0, ofAll - 64))),
        ofAll);
  }

  private static IllegalArgumentException noNetwork(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no network: expected an address, or one with a prefix length");
  }

  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1L : -1L << (64 - bits);
  }

  AddressValue last() {
    return new AddressValue(
        first.high() | ~mask(bits), first.low() | ~mask(Math.max(0, bits - 64)));
  }

  /** Whether it is one address. */
  boolean isHost() {
    return bits == 128;
  }

  /** The canonical texts of the one address: two of an IPv4 address, as one may be mapped. */
  List<String> hostTexts() {
    return first.isIpv4()
        ? List.of(first.text(), MAPPED_TEXT + first.text())
        : List.of(first.text());
  }

  /**
   * Texts of which each canonical text (RFC 5952) of an address in this network begins with one;
   * the empty text if nothing is known.
   */
  List<String> textPrefixes() {
    if (first.isIpv4() && bits >= IPV4_AT) {
      return dottedPrefixes(bits - IPV4_AT);
    }
    StringBuilder prefix = new StringBuilder();
    for (int group = 0; group < bits / 16; group++) {
      long value = (group < 4 ? first.high() : first.low()) >>> (48 - 16 * (group & 3)) & 0xffff;
      if (value == 0) {
        // A group of zeros may be written or be part of "::".
        break;
      }
      prefix.append(Long.toHexString(value)).append(group == 7 ? "" : ":");
    }
    return List.of(prefix.toString());
  }

  private List<String> dottedPrefixes(int ipv4Bits) {
    if (ipv4Bits == 0) {
      return List.of("");
    }
    int octets = (ipv4Bits + 7) / 8;
    int choices = 1 << (8 * octets - ipv4Bits);
    List<String> prefixes = new ArrayList<>();
    prefixes.add(MAPPED_TEXT);
    for (int choice = 0; choice < choices; choice++) {
      StringBuilder prefix = new StringBuilder();
      for (int octet = 0; octet < octets; octet++) {
        long value = first.low() >>> (24 - 8 * octet) & 0xff;
        prefix.append(octet == octets - 1 ? value + choice : value).append(octet == 3 ? "" : ".");
      }
      prefixes.add(prefix.toString());
    }
    return prefixes;
  }
}
