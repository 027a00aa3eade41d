package dev.rearview.journal.pcap;

import static dev.rearview.journal.pcap.Wire.i32;
import static dev.rearview.journal.pcap.Wire.i64;
import static dev.rearview.journal.pcap.Wire.u16;
import static dev.rearview.journal.pcap.Wire.u8;

import dev.rearview.codec.Datagram;

/**
 * Finds the UDP payload of a packet and where it came from: IPv4 with options, IPv6 with extension
 * headers. Allocates nothing, throws nothing.
 */
final class UdpPackets {
  private static final int UDP = 17;
  private static final int UDP_HEADER_BYTES = 8;
  private static final int IPV4_HEADER_BYTES = 20;
  private static final int IPV6_HEADER_BYTES = 40;

  private UdpPackets() {}

  /**
   * Fills {@code into} from the packet in {@code bytes}, captured from {@code start} to {@code
   * end}. The receive time is left alone.
   */
  static PacketKind read(LinkType link, byte[] bytes, int start, int end, Datagram into) {
    int ip = link.ipIndex(bytes, start, end);
    if (ip == LinkType.NONE || ip >= end) {
      return PacketKind.FOREIGN;
    }
    int version = u8(bytes, ip) >>> 4;
    if (version == 4 && ip + IPV4_HEADER_BYTES <= end) {
      return readIpv4(bytes, ip, end, into);
    }
    if (version == 6 && ip + IPV6_HEADER_BYTES <= end) {
      return readIpv6(bytes, ip, end, into);
    }
    return PacketKind.FOREIGN;
  }

  private static PacketKind readIpv4(byte[] bytes, int ip, int end, Datagram into) {
    if (u8(bytes, ip + 9) != UDP) {
      return PacketKind.FOREIGN;
    }
    boolean fragment = (u16(bytes, ip + 6) & 0x3fff) != 0;
    if (fragment) {
      return PacketKind.FRAGMENT;
    }
    int headerBytes = (u8(bytes, ip) & 0xf) * 4;
    int totalBytes = u16(bytes, ip + 2);
    // A card that cuts and checksums for the kernel is captured with a total length of 0.
    int ipEnd = totalBytes == 0 ? end : ip + totalBytes;
    if (headerBytes < IPV4_HEADER_BYTES || ipEnd > end) {
      return PacketKind.FOREIGN;
    }
    into.ipv4 = true;
    into.exporterHigh = 0;
    into.exporterLow = i32(bytes, ip + 12) & 0xffff_ffffL;
    into.collectorHigh = 0;
    into.collectorLow = i32(bytes, ip + 16) & 0xffff_ffffL;
    return readUdp(bytes, ip + headerBytes, ipEnd, into);
  }

  private static PacketKind readIpv6(byte[] bytes, int ip, int end, Datagram into) {
    int payloadBytes = u16(bytes, ip + 4);
    int ipEnd = payloadBytes == 0 ? end : ip + IPV6_HEADER_BYTES + payloadBytes;
    int nextHeader = u8(bytes, ip + 6);
    int at = ip + IPV6_HEADER_BYTES;
    // The shortest extension header has 8 bytes: each round gets at least so much nearer the end.
    while (nextHeader != UDP) {
      if (at + 8 > end || !isExtension(nextHeader)) {
        return PacketKind.FOREIGN;
      }
      if (nextHeader == Extension.FRAGMENT && (u16(bytes, at + 2) & 0xfff9) != 0) {
        return u8(bytes, at) == UDP ? PacketKind.FRAGMENT : PacketKind.FOREIGN;
      }
      int headerBytes = extensionBytes(nextHeader, u8(bytes, at + 1));
      nextHeader = u8(bytes, at);
      at += headerBytes;
    }
    if (ipEnd > end) {
      return PacketKind.FOREIGN;
    }
    into.ipv4 = false;
    into.exporterHigh = i64(bytes, ip + 8);
    into.exporterLow = i64(bytes, ip + 16);
    into.collectorHigh = i64(bytes, ip + 24);
    into.collectorLow = i64(bytes, ip + 32);
    return readUdp(bytes, at, ipEnd, into);
  }

  private static PacketKind readUdp(byte[] bytes, int udp, int ipEnd, Datagram into) {
    if (udp + UDP_HEADER_BYTES > ipEnd) {
      return PacketKind.FOREIGN;
    }
    int lengthField = u16(bytes, udp + 4);
    // More than the field can hold (RFC 2675 section 4).
    int udpBytes = lengthField == 0 ? ipEnd - udp : lengthField;
    if (udpBytes < UDP_HEADER_BYTES || udp + udpBytes > ipEnd) {
      return PacketKind.FOREIGN;
    }
    into.exporterPort = u16(bytes, udp);
    into.collectorPort = u16(bytes, udp + 2);
    into.bytes = bytes;
    into.offset = udp + UDP_HEADER_BYTES;
    into.length = udpBytes - UDP_HEADER_BYTES;
    return PacketKind.DATAGRAM;
  }

  private static boolean isExtension(int header) {
    return switch (header) {
      case Extension.HOP_BY_HOP,
          Extension.ROUTING,
          Extension.FRAGMENT,
          Extension.AUTHENTICATION,
          Extension.DESTINATION,
          Extension.MOBILITY,
          Extension.HOST_IDENTITY,
          Extension.SHIM6 ->
          true;
      default -> false;
    };
  }

  private static int extensionBytes(int header, int lengthField) {
    return switch (header) {
      case Extension.FRAGMENT -> 8;
      case Extension.AUTHENTICATION -> Math.max(8, (lengthField + 2) * 4);
      default -> (lengthField + 1) * 8;
    };
  }

  /** IPv6 extension headers by their protocol number (RFC 8200, RFC 4302, RFC 6275, ...). */
  private static final class Extension {
    static final int HOP_BY_HOP = 0;
    static final int ROUTING = 43;
    static final int FRAGMENT = 44;
    static final int AUTHENTICATION = 51;
    static final int DESTINATION = 60;
    static final int MOBILITY = 135;
    static final int HOST_IDENTITY = 139;
    static final int SHIM6 = 140;
  }
}
