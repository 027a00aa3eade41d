package dev.rearview.codec.packet;

import dev.rearview.codec.wire.WireCursor;

/** The headers below IP: each method reads the one that the cursor is at and goes past it. */
final class LinkHeaders {
  private static final int ETHERNET_BYTES = 14;
  private static final int MAC_PAIR_BYTES = 12;
  private static final int FIRST_ETHER_TYPE = 0x600;
  private static final int VLAN_BYTES = 4;
  private static final int LABEL_BYTES = 4;
  private static final int LABEL_BOTTOM = 0x100;
  private static final int CONTROL_WORD_BYTES = 4;
  private static final int PPPOE_BYTES = 6;
  private static final int LLC_BYTES = 3;
  private static final int SNAP_BYTES = 8;
  private static final int SNAP = 0xaaaa;
  private static final int LLC_IP = 0x0606;
  private static final int UNNUMBERED = 3;
  private static final int ETHERNET_TUNNELLED_OUI = 0xf8;

  private final WireCursor at;
  private final PacketLayers layers;

  LinkHeaders(WireCursor at, PacketLayers layers) {
    this.at = at;
    this.layers = layers;
  }

  /** IEEE 802.3 with a type or a length. */
  Layer ethernet(int depth) {
    if (!at.has(ETHERNET_BYTES)) {
      return Layer.CUT;
    }
    macs(depth, 0);
    at.skip(MAC_PAIR_BYTES);
    return typeOrLength(depth);
  }

  private void macs(int depth, int ahead) {
    layers.ethernet(depth, mac(ahead), mac(ahead + 6));
  }

  private long mac(int ahead) {
    return (long) at.u16At(ahead) << Integer.SIZE | at.u32At(ahead + 2);
  }

  /** The cursor is at a type or a length of 2 bytes: goes past it and past all VLAN tags. */
  Layer typeOrLength(int depth) {
    int type = at.u16();
    while (isTag(type)) {
      int tagBytes = tagBytes(type);
      if (!at.has(tagBytes)) {
        return Layer.CUT;
      }
      if (tagBytes == VLAN_BYTES && type != EtherType.VN_TAG) {
        layers.tag(depth, at.u16At(0));
      }
      int next = at.u16At(tagBytes - 2);
      at.skip(tagBytes);
      type = next;
    }
    if (type < FIRST_ETHER_TYPE) {
      return llc(depth);
    }
    layers.etherType(depth, type);
    return carried(type);
  }

  private static boolean isTag(int type) {
    return switch (type) {
      case EtherType.VLAN,
          EtherType.SERVICE_VLAN,
          EtherType.OLD_QINQ,
          EtherType.OLD_QINQ_2,
          EtherType.VN_TAG,
          EtherType.BRIDGE_PORT_TAG ->
          true;
      default -> false;
    };
  }

  /** Length of a tag behind its type, with the type that follows. */
  private static int tagBytes(int type) {
    return switch (type) {
      case EtherType.VN_TAG -> 6;
      case EtherType.BRIDGE_PORT_TAG -> 8;
      default -> VLAN_BYTES;
    };
  }

  private Layer carried(int type) {
    if (type == EtherType.BACKBONE_SERVICE) {
      // 802.1ah: the service instance, then a whole frame.
      at.skip(4);
      return Layer.ETHERNET;
    }
    return EtherType.carries(type);
  }

  /** IEEE 802.2, with SNAP or without. */
  Layer llc(int depth) {
    if (!at.has(LLC_BYTES)) {
      return Layer.CUT;
    }
    int access = at.u16At(0);
    if (access == LLC_IP && at.u8At(2) == UNNUMBERED) {
      at.skip(LLC_BYTES);
      return Layer.IP;
    }
    if (access != SNAP || at.u8At(2) != UNNUMBERED) {
      return Layer.OTHER;
    }
    if (!at.has(SNAP_BYTES)) {
      return Layer.CUT;
    }
    long organisation = at.u32At(2) & 0xff_ffff;
    if (organisation != 0 && organisation != ETHERNET_TUNNELLED_OUI) {
      return Layer.OTHER;
    }
    at.skip(SNAP_BYTES - 2);
    return typeOrLength(depth);
  }

  /** IEEE 802.5: access and frame control, addresses, routing information, LLC. */
  Layer tokenRing(int depth) {
    if (!at.has(16)) {
      return Layer.CUT;
    }
    long routed = 0x8000_0000_0000L;
    long source = mac(8);
    layers.ethernet(depth, mac(2), source & ~routed);
    int routingBytes = (source & routed) != 0 ? at.u8At(14) & 0x1f : 0;
    at.skip(14 + routingBytes);
    return llc(depth);
  }

  /** FDDI: frame control, addresses, LLC. */
  Layer fddi(int depth) {
    if (!at.has(1 + MAC_PAIR_BYTES)) {
      return Layer.CUT;
    }
    macs(depth, 1);
    at.skip(1 + MAC_PAIR_BYTES);
    return llc(depth);
  }

  /** Frame relay: an address of 2 bytes, then RFC 2427 or, with Cisco, an EtherType. */
  Layer frameRelay(int depth) {
    if (!at.has(4)) {
      return Layer.CUT;
    }
    at.skip(2);
    if (at.u8At(0) != UNNUMBERED) {
      return typeOrLength(depth);
    }
    int protocol = at.u8At(1);
    at.skip(2);
    return switch (protocol) {
      case 0xcc -> Layer.IPV4;
      case 0x8e -> Layer.IPV6;
      default -> Layer.OTHER;
    };
  }

  /** PPP with or without the address of HDLC, or Cisco's HDLC. */
  Layer ppp(int depth) {
    if (!at.has(4)) {
      return Layer.CUT;
    }
    int start = at.u16At(0);
    switch (start) {
      case 0xff03 -> at.skip(2);
      case 0x0f00, 0x8f00 -> {
        at.skip(2);
        return typeOrLength(depth);
      }
      default -> {}
    }
    return pppProtocol();
  }

  private Layer pppProtocol() {
    // A protocol of one byte is odd.
    int protocol = (at.u8At(0) & 1) != 0 ? at.u8() : at.u16();
    return switch (protocol) {
      case 0x21 -> Layer.IPV4;
      case 0x57 -> Layer.IPV6;
      case 0x281, 0x283 -> Layer.MPLS;
      default -> Layer.OTHER;
    };
  }

  /** PPP over Ethernet, in its session stage (RFC 2516). */
  Layer pppoe(int depth) {
    if (!at.has(PPPOE_BYTES + 2)) {
      return Layer.CUT;
    }
    layers.pppoe(depth, at.u16At(2));
    at.skip(PPPOE_BYTES);
    return pppProtocol();
  }

  /** A data frame of IEEE 802.11; an encrypted one is not read further. */
  Layer wireless(int depth) {
    if (!at.has(24)) {
      return Layer.CUT;
    }
    int control = at.u16At(0);
    boolean isData = (control & 0x0c00) == 0x0800;
    boolean isEmpty = (control & 0x4000) != 0;
    boolean isEncrypted = (control & 0x0040) != 0;
    boolean toNetwork = (control & 0x0001) != 0;
    boolean fromNetwork = (control & 0x0002) != 0;
    boolean fourAddresses = toNetwork && fromNetwork;
    if (fourAddresses && !at.has(30)) {
      return Layer.CUT;
    }
    int source = fourAddresses ? 24 : fromNetwork ? 16 : 10;
    layers.ethernet(depth, mac(toNetwork ? 16 : 4), mac(source));
    if (!isData || isEmpty || isEncrypted) {
      return Layer.OTHER;
    }
    int qualityBytes = (control & 0x8000) != 0 ? 2 : 0;
    at.skip((fourAddresses ? 30 : 24) + qualityBytes);
    return llc(depth);
  }

  /** A stack of MPLS labels (RFC 3032), and what the first half byte after it looks like. */
  Layer mpls(int depth) {
    long entry;
    do {
      if (!at.has(LABEL_BYTES)) {
        return Layer.CUT;
      }
      entry = at.u32();
      layers.label(depth, entry);
    } while ((entry & LABEL_BOTTOM) == 0);
    if (!at.has(1)) {
      return Layer.CUT;
    }
    return switch (at.u8At(0) >> 4) {
      case 4 -> Layer.IPV4;
      case 6 -> Layer.IPV6;
      case 0 -> pseudowire();
      default -> looksLikeEthernet() ? Layer.ETHERNET : Layer.OTHER;
    };
  }

  /** RFC 4385: a control word, and then most often a frame. */
  private Layer pseudowire() {
    if (looksLikeEthernet()) {
      return Layer.ETHERNET;
    }
    at.skip(CONTROL_WORD_BYTES);
    return looksLikeEthernet() ? Layer.ETHERNET : Layer.OTHER;
  }

  private boolean looksLikeEthernet() {
    if (!at.has(ETHERNET_BYTES)) {
      return false;
    }
    int type = at.u16At(MAC_PAIR_BYTES);
    return isTag(type) || EtherType.carries(type) != Layer.OTHER;
  }
}
