package dev.rearview.codec.packet;

import dev.rearview.codec.wire.WireCursor;

/** IPv4 (RFC 791) and IPv6 (RFC 8200) with its extension headers. */
final class IpHeaders {
  static final int IPV4_BYTES = 20;
  static final int IPV6_BYTES = 40;
  static final int IPV4_FRAGMENT_OFFSET_MASK = 0x1fff;

  private static final int EXTENSION_UNIT_BYTES = 8;

  /** What {@link #protocol} is if the packet ends before the protocol above IP is known. */
  static final int UNKNOWN = -1;

  private final WireCursor at;
  private final PacketLayers layers;
  private int protocol;
  private boolean isIpv6;

  IpHeaders(WireCursor at, PacketLayers layers) {
    this.at = at;
    this.layers = layers;
  }

  /** The protocol whose header the cursor is at, after a header was read as {@link Layer#IP}. */
  int protocol() {
    return protocol;
  }

  /** Whether the header that was read last was IPv6. */
  boolean isIpv6() {
    return isIpv6;
  }

  /** IPv4 or IPv6, as the header says. */
  Layer byVersion() {
    if (!at.has(1)) {
      return Layer.CUT;
    }
    return switch (at.u8At(0) >> 4) {
      case 4 -> Layer.IPV4;
      case 6 -> Layer.IPV6;
      default -> Layer.CUT;
    };
  }

  /**
   * Reads an IPv4 header.
   *
   * @return {@link Layer#IP} if {@link #protocol}'s header follows, {@link Layer#OTHER} if none
   *     does, {@link Layer#CUT} if there is no such header
   */
  Layer ipv4(int depth) {
    isIpv6 = false;
    if (!at.has(IPV4_BYTES) || at.u8At(0) >> 4 != 4) {
      return Layer.CUT;
    }
    int headerBytes = (at.u8At(0) & 0xf) * 4;
    int totalBytes = at.u16At(2);
    if (headerBytes < IPV4_BYTES) {
      return Layer.CUT;
    }
    protocol = at.u8At(9);
    layers.ipv4(depth, at);
    layers.protocol(depth, protocol);
    boolean isLaterFragment = (at.u16At(6) & IPV4_FRAGMENT_OFFSET_MASK) != 0;
    if (totalBytes >= headerBytes) {
      // What follows the packet pads the frame.
      at.view(at, 0, totalBytes);
    }
    at.skip(headerBytes);
    return isLaterFragment ? Layer.OTHER : Layer.IP;
  }

  /** Reads an IPv6 header and all extension headers; the result is that of {@link #ipv4}. */
  Layer ipv6(int depth) {
    isIpv6 = true;
    if (!at.has(IPV6_BYTES) || at.u8At(0) >> 4 != 6) {
      return Layer.CUT;
    }
    layers.ipv6(depth, at);
    protocol = at.u8At(6);
    int payloadBytes = at.u16At(4);
    if (payloadBytes > 0) {
      at.view(at, 0, IPV6_BYTES + payloadBytes);
    }
    at.skip(IPV6_BYTES);
    boolean isLaterFragment = extensions(depth);
    if (protocol == UNKNOWN) {
      return Layer.OTHER;
    }
    layers.protocol(depth, protocol);
    return isLaterFragment ? Layer.OTHER : Layer.IP;
  }

  /** Goes past the extension headers; tells whether the packet is a fragment but not the first. */
  private boolean extensions(int depth) {
    while (isExtension(protocol)) {
      if (!at.has(EXTENSION_UNIT_BYTES)) {
        protocol = UNKNOWN;
        return false;
      }
      int header = protocol;
      protocol = at.u8At(0);
      if (header == IpProtocol.FRAGMENT) {
        int offset = at.u16At(2);
        layers.ipv6Fragment(depth, at.u32At(4), offset >> 3, (offset & 1) != 0);
        at.skip(EXTENSION_UNIT_BYTES);
        if (offset >> 3 != 0) {
          // The header that this one names stands in the first fragment.
          protocol = isExtension(protocol) ? UNKNOWN : protocol;
          return true;
        }
      } else {
        at.skip(extensionBytes(header, at.u8At(1)));
      }
    }
    return false;
  }

  private static boolean isExtension(int protocol) {
    return switch (protocol) {
      case IpProtocol.HOP_BY_HOP,
          IpProtocol.ROUTING,
          IpProtocol.FRAGMENT,
          IpProtocol.AUTHENTICATION,
          IpProtocol.DESTINATION_OPTIONS,
          IpProtocol.MOBILITY,
          IpProtocol.HOST_IDENTITY,
          IpProtocol.SHIM6 ->
          true;
      default -> false;
    };
  }

  private static int extensionBytes(int header, int length) {
    return header == IpProtocol.AUTHENTICATION ? (length + 2) * 4 : (length + 1) * 8;
  }
}
