package dev.rearview.journal.pcap;

/** What a captured packet turned out to be. */
public enum PacketKind {
  /** A whole UDP datagram over IPv4 or IPv6. */
  DATAGRAM,
  /** A fragment of a UDP datagram, the first one included: its payload is not whole. */
  FRAGMENT,
  /** No UDP over IP, wrong in its lengths, or cut short when it was captured. */
  FOREIGN
}
