package dev.rearview.udf.address;

import java.util.Locale;

/**
 * What an address is for, by IANA's registries of special-purpose addresses (RFC 6890) and of
 * multicast. Of constants that hold an address the first one counts.
 */
public enum AddressScope {
  UNSPECIFIED("0.0.0.0/32 ::/128"),
  LOOPBACK("127.0.0.0/8 ::1/128"),
  BROADCAST("255.255.255.255/32"),
  MULTICAST("224.0.0.0/4 ff00::/8"),
  LINK_LOCAL("169.254.0.0/16 fe80::/10"),
  /** RFC 1918 and unique local addresses, RFC 4193. */
  PRIVATE("10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7"),
  /** Carrier-grade NAT, RFC 6598. */
  SHARED("100.64.0.0/10"),
  /** RFC 5737, RFC 3849, RFC 9637. */
  DOCUMENTATION("192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20"),
  /** RFC 2544, RFC 5180. */
  BENCHMARK("198.18.0.0/15 2001:2::/48"),
  /** RFC 1122, RFC 6890, RFC 1112; and all of IPv6 that is not yet given out, RFC 4291 §2.4. */
  RESERVED("0.0.0.0/8 192.0.0.0/24 240.0.0.0/4"),
  /** With the well-known prefix of NAT64, RFC 6052. */
  GLOBAL("0.0.0.0/0 2000::/3 64:ff9b::/96");

  private final String prefixes;

  AddressScope(String prefixes) {
    this.prefixes = prefixes;
  }

  /** Its prefixes, separated by blanks. */
  String prefixes() {
    return prefixes;
  }

  /** As in SQL. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
