package dev.rearview.codec.packet;

import dev.rearview.codec.wire.WireCursor;

/** Goes through the headers of a packet from the outside in and tells them to a sink. */
final class PacketWalk {
  /** Headers of one packet, so that a packet that is nothing but headers costs no time. */
  private static final int MAX_HEADERS = 48;

  private final WireCursor at = new WireCursor();
  private final int maxDepth;
  private final LinkHeaders link;
  private final IpHeaders ip;
  private final TransportHeaders transport;
  private final TunnelHeaders tunnels;
  private int depth;
  private int ipOffset;

  /**
   * A walk.
   *
   * @param maxDepth how many packets in packets are looked into; 0 for the outer headers alone
   */
  PacketWalk(PacketLayers layers, int maxDepth) {
    this.maxDepth = maxDepth;
    link = new LinkHeaders(at, layers);
    ip = new IpHeaders(at, layers);
    transport = new TransportHeaders(at, layers);
    tunnels = new TunnelHeaders(at, layers);
  }

  /** Bytes before the outer IP header; -1 if there is none. */
  int ipOffset() {
    return ipOffset;
  }

  /**
   * Walks through a packet.
   *
   * @param packet what there is of it; stays where it is
   * @param transportWanted whether to go beyond the outer IP header
   * @return false if the packet ends or breaks before its outer IP header does
   */
  boolean walk(WireCursor packet, Layer start, boolean transportWanted) {
    at.view(packet, 0, packet.remaining());
    int packetBytes = at.remaining();
    depth = 0;
    ipOffset = -1;
    Layer layer = start;
    for (int i = 0; i < MAX_HEADERS && depth <= maxDepth; i++) {
      boolean isIp = layer == Layer.IPV4 || layer == Layer.IPV6;
      int offset = packetBytes - at.remaining();
      layer = isIp ? ip(layer, transportWanted) : other(layer);
      if (isIp && ipOffset < 0 && layer != Layer.CUT) {
        ipOffset = offset;
      }
      if (layer == Layer.OTHER || layer == Layer.CUT) {
        break;
      }
    }
    return layer != Layer.CUT || ipOffset >= 0;
  }

  private Layer ip(Layer version, boolean transportWanted) {
    Layer read = version == Layer.IPV4 ? ip.ipv4(depth) : ip.ipv6(depth);
    if (read != Layer.IP) {
      return read;
    }
    return transportWanted
        ? carried(transport.read(depth, ip.protocol(), ip.isIpv6()))
        : Layer.OTHER;
  }

  /** A packet that is carried in a tunnel with no header of its own is a level deeper. */
  private Layer carried(Layer layer) {
    switch (layer) {
      case IPV4, IPV6, ETHERNET, MPLS -> depth++;
      default -> {}
    }
    return layer;
  }

  private Layer other(Layer layer) {
    return switch (layer) {
      case ETHERNET -> link.ethernet(depth);
      case TOKEN_RING -> link.tokenRing(depth);
      case FDDI -> link.fddi(depth);
      case FRAME_RELAY -> link.frameRelay(depth);
      case PPP -> link.ppp(depth);
      case WIRELESS -> link.wireless(depth);
      case LLC -> link.llc(depth);
      case MPLS -> link.mpls(depth);
      case PPPOE -> link.pppoe(depth);
      case IP -> ip.byVersion();
      case GRE -> inside(tunnels.gre(depth));
      case VXLAN -> inside(tunnels.vxlan(depth));
      case VXLAN_GPE -> inside(tunnels.vxlanGpe(depth));
      case GENEVE -> inside(tunnels.geneve(depth));
      case TEREDO -> inside(tunnels.teredo(depth));
      case GTP -> inside(tunnels.gtp(depth));
      case ETHERIP -> inside(tunnels.etherip(depth));
      case IPV4, IPV6, OTHER, CUT -> layer;
    };
  }

  private Layer inside(Layer layer) {
    depth++;
    return layer;
  }
}
