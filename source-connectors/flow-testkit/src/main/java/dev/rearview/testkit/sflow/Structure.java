package dev.rearview.testkit.sflow;

import dev.rearview.testkit.packet.Packet;

/**
 * A structure of a sample of version 5 (sFlow version 5, section 5, and its extensions). Immutable.
 */
public final class Structure {
  private static final int FORMAT_BITS = 12;

  private final long format;
  private final byte[] body;
  private final long statedLength;

  private Structure(long format, byte[] body, long statedLength) {
    this.format = format;
    this.body = body;
    this.statedLength = statedLength;
  }

  /** A structure of sflow.org (enterprise 0). */
  public static Structure of(int format, Xdr body) {
    return of(0, format, body);
  }

  /** A structure of an enterprise. */
  public static Structure of(int enterprise, int format, Xdr body) {
    byte[] bytes = body.toBytes();
    return new Structure((long) enterprise << FORMAT_BITS | format, bytes, bytes.length);
  }

  /** The same, with another length in front of it than it has. */
  public Structure statingLength(long length) {
    return new Structure(format, body, length);
  }

  /** sampled_header (0:1) of a frame that is all there, but for its checksum. */
  public static Structure frame(Packet frame) {
    byte[] bytes = frame.toBytes();
    return header(1, bytes.length + 4, 4, bytes);
  }

  /** sampled_header (0:1) with the first bytes of a frame. */
  public static Structure header(int protocol, int frameLength, int stripped, byte[] header) {
    return of(1, new Xdr().u32(protocol, frameLength, stripped).opaque(header));
  }

  /** sampled_ethernet (0:2). */
  public static Structure ethernet(int length, long srcMac, long dstMac, int type) {
    return of(2, new Xdr().u32(length).mac(srcMac).mac(dstMac).u32(type));
  }

  /** sampled_ipv4 (0:3) or sampled_ipv6 (0:4); length, protocol, ports, TCP flags and TOS. */
  public static Structure ip(String source, String destination, long... values) {
    return of(source.contains(":") ? 4 : 3, ipBody(source, destination, values));
  }

  static Xdr ipBody(String source, String destination, long... values) {
    return new Xdr()
        .u32(values[0], values[1])
        .ip(source)
        .ip(destination)
        .u32(values[2], values[3], values[4], values[5]);
  }

  /** extended_switch (0:1001): VLAN and priority at ingress, then at egress. */
  public static Structure vlans(long srcVlan, long srcPriority, long dstVlan, long dstPriority) {
    return of(1001, new Xdr().u32(srcVlan, srcPriority, dstVlan, dstPriority));
  }

  /** extended_router (0:1002). */
  public static Structure router(String nextHop, long srcMask, long dstMask) {
    return of(1002, new Xdr().address(nextHop).u32(srcMask, dstMask));
  }

  /** extended_gateway (0:1003) with a path of one sequence, two communities, preference 100. */
  public static Structure gateway(String nextHop, long as, long srcAs, long srcPeer, long... path) {
    return of(
        1003,
        new Xdr()
            .address(nextHop)
            .u32(as, srcAs, srcPeer, 1, 2)
            .numbers(path)
            .numbers(0xfde8_0001L, 0xfde8_0002L)
            .u32(100));
  }

  /** if_counters (0:1) of a counter sample: a full duplex Ethernet that is up. */
  public static Structure interfaceCounters(
      long ifIndex, long speed, long inOctets, long outOctets) {
    return of(1, interfaceBody(ifIndex, speed, inOctets, outOctets));
  }

  static Xdr interfaceBody(long ifIndex, long speed, long inOctets, long outOctets) {
    return new Xdr()
        .u32(ifIndex, 6)
        .u64(speed)
        .u32(1, 3)
        .u64(inOctets)
        .u32(11, 12, 13, 14, 15, 16)
        .u64(outOctets)
        .u32(21, 22, 23, 24, 25, 2);
  }

  /** ethernet_counters (0:2) of a counter sample: 1, 2, ... 13. */
  public static Structure ethernetCounters() {
    return of(2, ethernetBody());
  }

  static Xdr ethernetBody() {
    return new Xdr().u32(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  }

  /** Adds it, behind its format and length. */
  public void writeTo(Xdr out) {
    out.u32(format, statedLength).bytes(body).bytes(new byte[-body.length & 3]);
  }
}
