package dev.rearview.udf.address;

import static dev.rearview.udf.catalogue.FunctionGroup.ADDRESS;
import static dev.rearview.udf.catalogue.FunctionSpec.NULL_OR_NO_ADDRESS;

import dev.rearview.udf.catalogue.FunctionSpec;
import java.util.List;

/** The functions over addresses. */
public final class AddressFunctions {
  /** That of Crypto-PAn's own sample. */
  private static final String SAMPLE_KEY =
      "1522178d33a4cf80130a5b1649907d10d8988f837979652762574c2d2a842202";

  private AddressFunctions() {}

  /** Their entries in the catalogue. */
  public static List<FunctionSpec> specs() {
    return List.of(
        FunctionSpec.of(
                ADDRESS,
                IpParse::new,
                "An address as bytes in network order, 4 or 16: what `ORDER BY` sorts as numbers.",
                "ip_parse(ip STRING) → BYTES")
            .nulls(NULL_OR_NO_ADDRESS)
            .example("ip_parse('192.0.2.1') = x'c0000201'", "TRUE")
            .example("ip_parse('192.0.2.256')", null),
        FunctionSpec.of(
                ADDRESS,
                IpFormat::new,
                "Bytes in network order as canonical text.",
                "ip_format(bytes BYTES) → STRING")
            .nulls("NULL if the argument is NULL or has neither 4 nor 16 bytes.")
            .example("ip_format(x'c0000201')", "192.0.2.1")
            .example("ip_format(ip_parse('2001:DB8:0:0:0::01'))", "2001:db8::1"),
        FunctionSpec.of(
                ADDRESS,
                IpCompare::new,
                "-1, 0 or 1 as the first address is lower than, equal to or higher than the second;"
                    + " IPv4 is lower than IPv6.",
                "ip_compare(ip STRING, other STRING) → INT")
            .nulls(NULL_OR_NO_ADDRESS)
            .example("ip_compare('9.0.0.1', '10.0.0.1')", "-1")
            .example("ip_compare('::1', '0:0::1')", "0"),
        FunctionSpec.of(
                ADDRESS,
                IpIn::new,
                "Whether an address is in one of the prefixes, separated by commas; an IPv4-mapped"
                    + " address is in those of its IPv4 address.",
                "ip_in(ip STRING, prefixes STRING) → BOOLEAN")
            .nulls(NULL_OR_NO_ADDRESS)
            .example("ip_in('10.1.2.3', '192.168.0.0/16, 10.0.0.0/8')", "TRUE")
            .example("ip_in('2001:db8::1', '2001:db9::/32')", "FALSE"),
        FunctionSpec.of(
                ADDRESS,
                MatchesWildcard::new,
                "Whether an address is of SiLK's wildcard notation.",
                "ip_wildcard(ip STRING, wildcard STRING) → BOOLEAN")
            .nulls(NULL_OR_NO_ADDRESS)
            .example("ip_wildcard('10.2.77.5', '10.1,2.x.0-127')", "TRUE"),
        FunctionSpec.of(
                ADDRESS,
                () -> new IpMask(false),
                "An address with all but its leading bits cleared; an address of fewer bits stays.",
                "ip_mask(ip STRING, bits INT) → STRING",
                "ip_mask(ip STRING, ipv4_bits INT, ipv6_bits INT) → STRING")
            .nulls(NULL_OR_NO_ADDRESS)
            .units("bits: 0 to 32, or 0 to 128")
            .example("ip_mask('192.0.2.77', 24)", "192.0.2.0")
            .example("ip_mask('2001:db8:1:2::3', 24, 48)", "2001:db8:1::"),
        FunctionSpec.of(
                ADDRESS,
                () -> new IpMask(true),
                "The prefix of so many bits that an address is in.",
                "ip_prefix(ip STRING, bits INT) → STRING",
                "ip_prefix(ip STRING, ipv4_bits INT, ipv6_bits INT) → STRING")
            .nulls(NULL_OR_NO_ADDRESS)
            .units("bits: 0 to 32, or 0 to 128")
            .example("ip_prefix('192.0.2.77', 24)", "192.0.2.0/24"),
        FunctionSpec.of(ADDRESS, IpVersion::new, "4 or 6.", "ip_version(ip STRING) → INT")
            .nulls(NULL_OR_NO_ADDRESS)
            .example("ip_version('::ffff:192.0.2.1')", "6"),
        FunctionSpec.of(
                ADDRESS,
                IpScope::new,
                "What an address is for: unspecified, loopback, broadcast, multicast, link_local,"
                    + " private, shared (carrier-grade NAT), documentation, benchmark, reserved or"
                    + " global.",
                "ip_scope(ip STRING) → STRING")
            .nulls(NULL_OR_NO_ADDRESS)
            .example("ip_scope('100.64.0.1')", "shared")
            .example("ip_scope('2001:db8::1')", "documentation"),
        scope("is_private", AddressScope.PRIVATE, "private (RFC 1918, RFC 4193)", "fd00::1"),
        scope("is_multicast", AddressScope.MULTICAST, "multicast", "239.1.2.3"),
        scope("is_loopback", AddressScope.LOOPBACK, "of the host itself", "127.0.0.53"),
        scope("is_link_local", AddressScope.LINK_LOCAL, "link-local", "fe80::1"),
        scope("is_global", AddressScope.GLOBAL, "globally reachable", "8.8.8.8"),
        FunctionSpec.of(
                ADDRESS,
                AnonymizeIp::new,
                "An address by Crypto-PAn (AES-128): addresses that share a prefix share one of the"
                    + " same length afterwards. Of the key, 64 hexadecimal digits or 32 characters,"
                    + " as nfdump takes it, anyone can read in the query's text.",
                "anonymize_ip(ip STRING, key STRING) → STRING")
            .nulls(NULL_OR_NO_ADDRESS)
            .example("anonymize_ip('128.11.68.132', '" + SAMPLE_KEY + "')", "135.242.180.132"));
  }

  private static FunctionSpec scope(String name, AddressScope scope, String what, String one) {
    return FunctionSpec.of(
            ADDRESS,
            () -> new IsInScope(scope),
            "Whether an address is " + what + ".",
            name + "(ip STRING) → BOOLEAN")
        .nulls(NULL_OR_NO_ADDRESS)
        .example(name + "('" + one + "')", "TRUE")
        .example(name + "('198.51.100.1')", "FALSE");
  }
}
