package dev.rearview.codec.packet;

import dev.rearview.codec.wire.WireCursor;

/**
 * Takes what a walk finds in a packet, from the outside in. The depth is 0 in the packet itself, 1
 * in the packet that its tunnel carries, and so on.
 */
interface PacketLayers {
  /** MAC addresses, in the low 48 bits. */
  void ethernet(int depth, long dstMac, long srcMac);

  /** A VLAN tag: 3 bits of priority, 1 that may be dropped, 12 of VLAN id. */
  void tag(int depth, int control);

  /** What the frame carries behind its tags. */
  void etherType(int depth, int type);

  /** A label stack entry: 20 bits of label, 3 of class, 1 bottom bit, 8 of time to live. */
  void label(int depth, long entry);

  /** The session of PPPoE. */
  void pppoe(int depth, int session);

  /** The cursor is at an IPv4 header, whose first 20 bytes are there. */
  void ipv4(int depth, WireCursor header);

  /** The cursor is at an IPv6 header, whose 40 bytes are there. */
  void ipv6(int depth, WireCursor header);

  /** Fragment header of IPv6; the offset is in units of 8 bytes. */
  void ipv6Fragment(int depth, long identification, int offset, boolean more);

  /** The protocol above IP, behind the extension headers. */
  void protocol(int depth, int protocol);

  /** Ports of TCP, UDP, UDP-Lite, DCCP or SCTP. */
  void ports(int depth, int source, int destination);

  /** The 12 control bits of TCP. */
  void tcpFlags(int depth, int flags);

  /** Type and code of ICMP or ICMPv6. */
  void icmp(int depth, int type, int code);

  /** The packet at this depth carries another one. The id may be {@link Tunnel#NO_ID}. */
  void tunnel(int depth, Tunnel kind, long id);
}
