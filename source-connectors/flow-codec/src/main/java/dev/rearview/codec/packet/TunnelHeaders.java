package dev.rearview.codec.packet;

import dev.rearview.codec.wire.WireCursor;

/**
 * The headers between one packet and the one that it carries. Each method tells the tunnel and
 * returns what is carried, or OTHER if this is no such tunnel after all.
 */
final class TunnelHeaders {
  private static final int GRE_CHECKSUM = 0x8000;
  private static final int GRE_ROUTING = 0x4000;
  private static final int GRE_KEY = 0x2000;
  private static final int GRE_SEQUENCE = 0x1000;
  private static final int GRE_ACKNOWLEDGEMENT = 0x0080;
  private static final int GRE_VERSION_MASK = 7;
  private static final int ERSPAN_2_BYTES = 8;
  private static final int ERSPAN_3_BYTES = 12;
  private static final int ERSPAN_SESSION_MASK = 0x3ff;
  private static final int VNI_BYTES = 8;
  private static final int VNI_SHIFT = 8;
  private static final int VXLAN_VNI_VALID = 0x08;
  private static final int GENEVE_OPTIONS_MASK = 0x3f;
  private static final int GTP_BYTES = 8;
  private static final int GTP_USER_DATA = 255;
  private static final int GTP_OPTIONAL = 7;
  private static final int GTP_EXTENSION = 4;

  private final WireCursor at;
  private final PacketLayers layers;

  TunnelHeaders(WireCursor at, PacketLayers layers) {
    this.at = at;
    this.layers = layers;
  }

  /** RFC 2784 with RFC 2890, version 1 of RFC 2637, and ERSPAN in it. */
  Layer gre(int depth) {
    if (!at.has(4)) {
      return Layer.OTHER;
    }
    int flags = at.u16At(0);
    int type = at.u16At(2);
    int checksumBytes = (flags & (GRE_CHECKSUM | GRE_ROUTING)) != 0 ? 4 : 0;
    int keyBytes = (flags & GRE_KEY) != 0 ? 4 : 0;
    int sequenceBytes = (flags & GRE_SEQUENCE) != 0 ? 4 : 0;
    boolean isVersion1 = (flags & GRE_VERSION_MASK) == 1;
    int acknowledgementBytes = isVersion1 && (flags & GRE_ACKNOWLEDGEMENT) != 0 ? 4 : 0;
    at.skip(4 + checksumBytes);
    long key = Tunnel.NO_ID;
    if (keyBytes != 0 && at.has(keyBytes)) {
      // Version 1 has the payload's length in the upper half.
      key = isVersion1 ? at.u16At(2) : at.u32At(0);
    }
    at.skip(keyBytes + sequenceBytes + acknowledgementBytes);
    return switch (type) {
      case EtherType.ERSPAN_2 ->
          sequenceBytes != 0 ? erspan(depth, ERSPAN_2_BYTES) : mirrored(depth);
      case EtherType.ERSPAN_3 -> erspan(depth, ERSPAN_3_BYTES);
      default -> {
        layers.tunnel(depth, Tunnel.GRE, key);
        boolean readable = (flags & GRE_ROUTING) == 0;
        yield readable ? EtherType.carries(type) : Layer.OTHER;
      }
    };
  }

  private Layer mirrored(int depth) {
    layers.tunnel(depth, Tunnel.ERSPAN, Tunnel.NO_ID);
    return Layer.ETHERNET;
  }

  private Layer erspan(int depth, int headerBytes) {
    if (!at.has(headerBytes)) {
      return Layer.OTHER;
    }
    layers.tunnel(depth, Tunnel.ERSPAN, at.u16At(2) & ERSPAN_SESSION_MASK);
    boolean hasPlatformPart = headerBytes == ERSPAN_3_BYTES && (at.u8At(11) & 1) != 0;
    at.skip(headerBytes + (hasPlatformPart ? 8 : 0));
    return Layer.ETHERNET;
  }

  /** RFC 7348. */
  Layer vxlan(int depth) {
    if (!at.has(VNI_BYTES) || (at.u8At(0) & VXLAN_VNI_VALID) == 0) {
      return Layer.OTHER;
    }
    return vni(depth, Tunnel.VXLAN, VNI_BYTES, Layer.ETHERNET);
  }

  /** VXLAN that says what it carries (draft-ietf-nvo3-vxlan-gpe). */
  Layer vxlanGpe(int depth) {
    if (!at.has(VNI_BYTES)) {
      return Layer.OTHER;
    }
    Layer carried =
        switch (at.u8At(3)) {
          case 1 -> Layer.IPV4;
          case 2 -> Layer.IPV6;
          case 3 -> Layer.ETHERNET;
          default -> Layer.OTHER;
        };
    return vni(depth, Tunnel.VXLAN, VNI_BYTES, carried);
  }

  /** RFC 8926. */
  Layer geneve(int depth) {
    if (!at.has(VNI_BYTES) || at.u8At(0) >> 6 != 0) {
      return Layer.OTHER;
    }
    int optionBytes = (at.u8At(0) & GENEVE_OPTIONS_MASK) * 4;
    Layer carried = EtherType.carries(at.u16At(2));
    return vni(depth, Tunnel.GENEVE, VNI_BYTES + optionBytes, carried);
  }

  private Layer vni(int depth, Tunnel kind, int headerBytes, Layer carried) {
    layers.tunnel(depth, kind, at.u32At(4) >> VNI_SHIFT);
    at.skip(headerBytes);
    return carried;
  }

  /** RFC 4380: IPv6 in UDP, behind what authenticates it and what tells its origin. */
  Layer teredo(int depth) {
    if (at.has(4) && at.u16At(0) == 1) {
      at.skip(4 + at.u8At(2) + at.u8At(3) + 9);
    }
    if (at.has(8) && at.u16At(0) == 0) {
      at.skip(8);
    }
    if (!at.has(1) || at.u8At(0) >> 4 != 6) {
      return Layer.OTHER;
    }
    layers.tunnel(depth, Tunnel.TEREDO, Tunnel.NO_ID);
    return Layer.IPV6;
  }

  /** GTP-U version 1 (3GPP TS 29.281). */
  Layer gtp(int depth) {
    boolean isVersion1 = at.has(GTP_BYTES) && at.u8At(0) >> 4 == 3;
    if (!isVersion1 || at.u8At(1) != GTP_USER_DATA) {
      return Layer.OTHER;
    }
    int flags = at.u8At(0);
    layers.tunnel(depth, Tunnel.GTP, at.u32At(4));
    at.skip(GTP_BYTES);
    if ((flags & GTP_OPTIONAL) != 0) {
      at.skip(3);
      boolean extended = at.u8() != 0 && (flags & GTP_EXTENSION) != 0;
      while (extended) {
        extended = gtpExtension();
      }
    }
    return Layer.IP;
  }

  /** Goes past an extension header; tells whether another one follows. */
  private boolean gtpExtension() {
    int units = at.has(1) ? at.u8At(0) : 0;
    if (units == 0) {
      at.skip(at.remaining());
      return false;
    }
    at.skip(units * 4 - 1);
    return at.u8() != 0;
  }

  /** RFC 3378. */
  Layer etherip(int depth) {
    if (!at.has(2) || at.u8At(0) >> 4 != 3) {
      return Layer.OTHER;
    }
    layers.tunnel(depth, Tunnel.ETHERIP, Tunnel.NO_ID);
    at.skip(2);
    return Layer.ETHERNET;
  }
}
