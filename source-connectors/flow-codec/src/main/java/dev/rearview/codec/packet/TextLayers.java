package dev.rearview.codec.packet;

import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.MacText;
import dev.rearview.codec.wire.WireCursor;
import java.util.Map;

/**
 * Writes what the columns do not hold of a packet: of the outer headers under the names of IANA's
 * elements, of an inner packet everything, its names starting with {@code inner_}.
 */
final class TextLayers implements PacketLayers {
  private static final int VLAN_ID_MASK = 0xfff;
  private static final int PRIORITY_SHIFT = 13;
  private static final int FLOW_LABEL_MASK = 0xf_ffff;
  private static final int FRAGMENT_FLAGS_SHIFT = 13;
  private static final int MORE_FRAGMENTS = 0x20;

  private Map<String, String> into;
  private int tags;
  private int tagDepth;
  private StringBuilder labels;

  /** Starts a packet. */
  void begin(Map<String, String> into) {
    this.into = into;
    tags = 0;
    tagDepth = 0;
    labels = null;
  }

  /** Lets go of the map. */
  void end() {
    into = null;
  }

  private void put(int depth, String name, String text) {
    into.putIfAbsent("inner_".repeat(depth) + name, text);
  }

  private void put(int depth, String name, long number) {
    put(depth, name, Long.toString(number));
  }

  private void putUnlessZero(int depth, String name, long number) {
    if (number != 0) {
      put(depth, name, number);
    }
  }

  /** Writes what is a column of the outer packet. */
  private void putInner(int depth, String name, long number) {
    if (depth > 0) {
      put(depth, name, number);
    }
  }

  private void putInnerAddress(int depth, String name, boolean ipv4, long high, long low) {
    if (depth > 0) {
      put(depth, name, AddressText.of(ipv4, high, low));
    }
  }

  @Override
  public void ethernet(int depth, long dstMac, long srcMac) {
    if (depth > 0) {
      put(depth, "src_mac", MacText.of(srcMac));
      put(depth, "dst_mac", MacText.of(dstMac));
    }
  }

  @Override
  public void tag(int depth, int control) {
    if (depth != tagDepth) {
      tagDepth = depth;
      tags = 0;
    }
    tags++;
    if (tags == 1) {
      put(depth, "dot1qVlanId", control & VLAN_ID_MASK);
      put(depth, "dot1qPriority", control >> PRIORITY_SHIFT);
    } else if (tags == 2) {
      put(depth, "dot1qCustomerVlanId", control & VLAN_ID_MASK);
      put(depth, "dot1qCustomerPriority", control >> PRIORITY_SHIFT);
    }
  }

  @Override
  public void etherType(int depth, int type) {
    put(depth, "ethernetType", type);
  }

  @Override
  public void label(int depth, long entry) {
    if (depth > 0) {
      labels = labels == null ? new StringBuilder() : labels.append(' ');
      labels.append(entry >> 12);
      into.put("inner_".repeat(depth) + "mpls_labels", labels.toString());
    } else {
      put(depth, "mplsTopLabelTTL", entry & 0xff);
      put(depth, "mplsTopLabelExp", entry >> 9 & 7);
    }
  }

  @Override
  public void pppoe(int depth, int session) {
    put(depth, "pppoe_session", session);
  }

  @Override
  public void ipv4(int depth, WireCursor header) {
    putInnerAddress(depth, "src_ip", true, 0, header.u32At(12));
    putInnerAddress(depth, "dst_ip", true, 0, header.u32At(16));
    putInner(depth, "tos", header.u8At(1));
    putInner(depth, "octets", header.u16At(2));
    put(depth, "ipTTL", header.u8At(8));
    put(depth, "fragmentIdentification", header.u16At(4));
    int fragment = header.u16At(6);
    // IE 197: the flags are the upper bits of an octet.
    putUnlessZero(depth, "fragmentFlags", (fragment >> FRAGMENT_FLAGS_SHIFT) << 5);
    putUnlessZero(depth, "fragmentOffset", fragment & IpHeaders.IPV4_FRAGMENT_OFFSET_MASK);
  }

  @Override
  public void ipv6(int depth, WireCursor header) {
    putInnerAddress(depth, "src_ip", false, header.u64At(8), header.u64At(16));
    putInnerAddress(depth, "dst_ip", false, header.u64At(24), header.u64At(32));
    putInner(depth, "tos", header.u16At(0) >> 4 & 0xff);
    putInner(depth, "octets", IpHeaders.IPV6_BYTES + header.u16At(4));
    put(depth, "ipTTL", header.u8At(7));
    putUnlessZero(depth, "flowLabelIPv6", header.u32At(0) & FLOW_LABEL_MASK);
  }

  @Override
  public void ipv6Fragment(int depth, long identification, int offset, boolean more) {
    put(depth, "fragmentIdentification", identification);
    putUnlessZero(depth, "fragmentFlags", more ? MORE_FRAGMENTS : 0);
    putUnlessZero(depth, "fragmentOffset", offset);
  }

  @Override
  public void protocol(int depth, int protocol) {
    putInner(depth, "protocol", protocol);
  }

  @Override
  public void ports(int depth, int source, int destination) {
    putInner(depth, "src_port", source);
    putInner(depth, "dst_port", destination);
  }

  @Override
  public void tcpFlags(int depth, int flags) {
    putInner(depth, "tcp_flags", flags);
  }

  @Override
  public void icmp(int depth, int type, int code) {
    putInner(depth, "icmp_type", type);
    putInner(depth, "icmp_code", code);
  }

  @Override
  public void tunnel(int depth, Tunnel kind, long id) {
    put(depth, "tunnel", kind.label());
    if (id != Tunnel.NO_ID) {
      put(depth, "tunnel_id", id);
    }
  }
}
