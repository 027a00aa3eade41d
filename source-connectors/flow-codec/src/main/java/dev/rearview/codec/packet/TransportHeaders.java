package dev.rearview.codec.packet;

import dev.rearview.codec.wire.WireCursor;

/** What stands above IP: ports, TCP flags, ICMP type and code, or a tunnel. */
final class TransportHeaders {
  private static final int PORTS_BYTES = 4;
  private static final int UDP_BYTES = 8;
  private static final int TCP_FLAGS_OFFSET = 12;
  private static final int TCP_FLAGS_MASK = 0xfff;

  private static final int GTP_PORT = 2152;
  private static final int TEREDO_PORT = 3544;
  private static final int VXLAN_PORT = 4789;
  private static final int VXLAN_GPE_PORT = 4790;
  private static final int OLD_VXLAN_PORT = 8472;
  private static final int GENEVE_PORT = 6081;
  private static final int MPLS_PORT = 6635;

  private final WireCursor at;
  private final PacketLayers layers;

  TransportHeaders(WireCursor at, PacketLayers layers) {
    this.at = at;
    this.layers = layers;
  }

  /** Reads the header of {@code protocol}; what is returned other than OTHER is in a tunnel. */
  Layer read(int depth, int protocol, boolean isIpv6) {
    switch (protocol) {
      case IpProtocol.TCP -> tcp(depth);
      case IpProtocol.UDP -> {
        return udp(depth);
      }
      case IpProtocol.DCCP, IpProtocol.SCTP, IpProtocol.UDP_LITE -> ports(depth);
      case IpProtocol.ICMP, IpProtocol.ICMPV6 -> icmp(depth);
      case IpProtocol.IPV4 -> {
        layers.tunnel(depth, isIpv6 ? Tunnel.FOUR_IN_SIX : Tunnel.IPIP, Tunnel.NO_ID);
        return Layer.IPV4;
      }
      case IpProtocol.IPV6 -> {
        layers.tunnel(depth, isIpv6 ? Tunnel.SIX_IN_SIX : Tunnel.SIX_IN_FOUR, Tunnel.NO_ID);
        return Layer.IPV6;
      }
      case IpProtocol.GRE -> {
        return Layer.GRE;
      }
      case IpProtocol.ETHERIP -> {
        return Layer.ETHERIP;
      }
      case IpProtocol.ETHERNET -> {
        layers.tunnel(depth, Tunnel.ETHERIP, Tunnel.NO_ID);
        return Layer.ETHERNET;
      }
      case IpProtocol.MPLS -> {
        layers.tunnel(depth, Tunnel.MPLS, Tunnel.NO_ID);
        return Layer.MPLS;
      }
      default -> {}
    }
    return Layer.OTHER;
  }

  private boolean ports(int depth) {
    if (!at.has(PORTS_BYTES)) {
      return false;
    }
    layers.ports(depth, at.u16At(0), at.u16At(2));
    return true;
  }

  private void tcp(int depth) {
    if (ports(depth) && at.has(TCP_FLAGS_OFFSET + 2)) {
      layers.tcpFlags(depth, at.u16At(TCP_FLAGS_OFFSET) & TCP_FLAGS_MASK);
    }
  }

  private void icmp(int depth) {
    if (at.has(2)) {
      layers.icmp(depth, at.u8At(0), at.u8At(1));
    }
  }

  private Layer udp(int depth) {
    if (!ports(depth) || !at.has(UDP_BYTES)) {
      return Layer.OTHER;
    }
    int source = at.u16At(0);
    int destination = at.u16At(2);
    at.skip(UDP_BYTES);
    switch (destination) {
      case VXLAN_PORT, OLD_VXLAN_PORT -> {
        return Layer.VXLAN;
      }
      case VXLAN_GPE_PORT -> {
        return Layer.VXLAN_GPE;
      }
      case GENEVE_PORT -> {
        return Layer.GENEVE;
      }
      case GTP_PORT -> {
        return Layer.GTP;
      }
      case MPLS_PORT -> {
        layers.tunnel(depth, Tunnel.MPLS, Tunnel.NO_ID);
        return Layer.MPLS;
      }
      default -> {
        boolean isTeredo = source == TEREDO_PORT || destination == TEREDO_PORT;
        return isTeredo ? Layer.TEREDO : Layer.OTHER;
      }
    }
  }
}
