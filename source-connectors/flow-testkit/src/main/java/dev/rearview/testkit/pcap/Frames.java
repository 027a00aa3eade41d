package dev.rearview.testkit.pcap;

import java.nio.ByteOrder;

/** Link-layer frames around an IP packet. */
public final class Frames {
  private static final int VLAN = 0x8100;
  private static final int MPLS = 0x8847;
  private static final byte[] MAC_ADDRESSES = {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2};

  private Frames() {}

  private static int etherType(byte[] ip) {
    return (ip[0] & 0xf0) == 0x60 ? 0x86dd : 0x0800;
  }

  /** LINKTYPE_ETHERNET (1): padded to the 60 bytes that a frame has at least. */
  public static byte[] ethernet(byte[] ip) {
    WireBuilder frame = new WireBuilder().bytes(MAC_ADDRESSES).u16(etherType(ip)).bytes(ip);
    return frame.zeros(Math.max(0, 60 - frame.size())).toBytes();
  }

  /** Ethernet with VLAN tags; {@code tagProtocols} are their types, the outermost first. */
  public static byte[] tagged(byte[] ip, int... tagProtocols) {
    WireBuilder frame = new WireBuilder().bytes(MAC_ADDRESSES);
    for (int i = 0; i < tagProtocols.length; i++) {
      frame.u16(tagProtocols[i]).u16(100 + i);
    }
    return frame.u16(etherType(ip)).bytes(ip).toBytes();
  }

  /** Ethernet with one VLAN tag and a stack of {@code labels} MPLS labels. */
  public static byte[] labelled(byte[] ip, int labels) {
    WireBuilder frame = new WireBuilder().bytes(MAC_ADDRESSES).u16(VLAN).u16(7).u16(MPLS);
    for (int label = 1; label <= labels; label++) {
      int bottomOfStack = label == labels ? 1 : 0;
      frame.u32((1000L + label) << 12 | bottomOfStack << 8 | 64);
    }
    return frame.bytes(ip).toBytes();
  }

  /** LINKTYPE_LINUX_SLL (113). */
  public static byte[] linuxCooked(byte[] ip) {
    return new WireBuilder()
        .u16(0)
        .u16(1)
        .u16(6)
        .u64(0x0200_0000_0001_0000L)
        .u16(etherType(ip))
        .bytes(ip)
        .toBytes();
  }

  /** LINKTYPE_LINUX_SLL2 (276). */
  public static byte[] linuxCooked2(byte[] ip) {
    return new WireBuilder()
        .u16(etherType(ip))
        .u16(0)
        .u32(3)
        .u16(1)
        .u8(0)
        .u8(6)
        .u64(0x0200_0000_0001_0000L)
        .bytes(ip)
        .toBytes();
  }

  /**
   * LINKTYPE_NULL (0) of a host of the given byte order, or LINKTYPE_LOOP (108), which is always
   * big-endian. The number of IPv6 is that of the BSD whose {@code ipv6Family} is given.
   */
  public static byte[] loopback(byte[] ip, ByteOrder order, int ipv6Family) {
    int family = etherType(ip) == 0x86dd ? ipv6Family : 2;
    return new WireBuilder(order).u32(family).bytes(ip).toBytes();
  }
}
