package dev.rearview.codec.packet;

/** What stands next in a packet. */
enum Layer {
  ETHERNET,
  TOKEN_RING,
  FDDI,
  FRAME_RELAY,
  PPP,
  WIRELESS,
  LLC,
  MPLS,
  PPPOE,
  /** IPv4 or IPv6, by the version in the header. */
  IP,
  IPV4,
  IPV6,
  GRE,
  VXLAN,
  VXLAN_GPE,
  GENEVE,
  TEREDO,
  GTP,
  ETHERIP,
  /** Nothing that is read further: payload, or a protocol without an IP header. */
  OTHER,
  /** The packet ends, or contradicts itself, before the next header does. */
  CUT
}
