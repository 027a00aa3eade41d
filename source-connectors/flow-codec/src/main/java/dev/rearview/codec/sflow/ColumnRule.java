package dev.rearview.codec.sflow;

/** What becomes of a structure's values that have columns. */
enum ColumnRule {
  NONE,
  HEADER,
  /** Without the count of stripped bytes. */
  HEADER_4,
  ETHERNET,
  IPV4,
  IPV6,
  SWITCH,
  ROUTER,
  GATEWAY,
  /** Without the next hop. */
  GATEWAY_4,
  /** Without the next hop, and the AS path is a plain list. */
  GATEWAY_2,
  MPLS,
  NAT,
  NAT_PORT,
  /** Interface counters. */
  INTERFACE;

  /** Whether the structure describes the sampled packet. */
  boolean isPacket() {
    return switch (this) {
      case HEADER, HEADER_4, ETHERNET, IPV4, IPV6 -> true;
      default -> false;
    };
  }
}
