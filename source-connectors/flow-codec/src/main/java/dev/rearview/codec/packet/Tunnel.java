package dev.rearview.codec.packet;

/** How one packet stands in another one; the label is the value of {@code tunnel} in extra. */
enum Tunnel {
  /** IPv4 in IPv4 (RFC 2003). */
  IPIP("ipip"),
  /** IPv6 in IPv4 (RFC 4213). */
  SIX_IN_FOUR("6in4"),
  /** IPv4 in IPv6 (RFC 2473). */
  FOUR_IN_SIX("4in6"),
  /** IPv6 in IPv6 (RFC 2473), SRv6 among it. */
  SIX_IN_SIX("6in6"),
  /** RFC 2784, RFC 2890; the id is the key. */
  GRE("gre"),
  /** A mirrored frame in GRE; the id is the session. */
  ERSPAN("erspan"),
  /** RFC 7348; the id is the VNI. */
  VXLAN("vxlan"),
  /** RFC 8926; the id is the VNI. */
  GENEVE("geneve"),
  /** RFC 4380. */
  TEREDO("teredo"),
  /** GTP-U of mobile networks; the id is the tunnel endpoint. */
  GTP("gtp"),
  /** MPLS in IP or UDP (RFC 4023, RFC 7510). */
  MPLS("mpls"),
  /** Ethernet in IP (RFC 3378), or in SRv6 (RFC 8986). */
  ETHERIP("etherip");

  /** Stands for the id of a tunnel that has none. */
  static final long NO_ID = -1;

  private final String label;

  Tunnel(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
