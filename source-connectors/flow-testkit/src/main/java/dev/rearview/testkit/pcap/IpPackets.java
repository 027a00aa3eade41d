package dev.rearview.testkit.pcap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** IPv4 (RFC 791) and IPv6 (RFC 8200) packets that carry a UDP message, whole or in fragments. */
public final class IpPackets {
  private static final int UDP = 17;
  private static final int FRAGMENT_HEADER = 44;
  private static final int DONT_FRAGMENT = 0x4000;
  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int IDENTIFICATION = 0x1234;

  private IpPackets() {}

  /** An IPv6 extension header: its protocol number, and its length in bytes (8, 16, ...). */
  public record Extension(int protocol, int lengthBytes) {}

  /** The message in one packet of its addresses' family, without options. */
  public static byte[] of(UdpMessage message) {
    return message.isIpv6() ? ipv6(message) : ipv4(message, 0);
  }

  /** The message in one IPv4 packet with {@code optionBytes} (0, 4, ... 40) of NOP options. */
  public static byte[] ipv4(UdpMessage message, int optionBytes) {
    return ipv4(message, UDP, DONT_FRAGMENT, optionBytes, message.segment());
  }

  /** An IPv4 packet with some other protocol than UDP. */
  public static byte[] ipv4OfProtocol(UdpMessage addresses, int protocol) {
    return ipv4(addresses, protocol, DONT_FRAGMENT, 0, addresses.segment());
  }

  /** The message in IPv4 fragments that carry {@code pieceBytes} (a multiple of 8) each. */
  public static List<byte[]> ipv4Fragments(UdpMessage message, int pieceBytes) {
    byte[] segment = message.segment();
    List<byte[]> fragments = new ArrayList<>();
    for (int at = 0; at < segment.length; at += pieceBytes) {
      int end = Math.min(at + pieceBytes, segment.length);
      int more = end < segment.length ? MORE_FRAGMENTS : 0;
      byte[] piece = Arrays.copyOfRange(segment, at, end);
      fragments.add(ipv4(message, UDP, more | at / 8, 0, piece));
    }
    return fragments;
  }

  private static byte[] ipv4(
      UdpMessage message, int protocol, int fragment, int optionBytes, byte[] payload) {
    int headerBytes = 20 + optionBytes;
    byte[] options = new byte[optionBytes];
    Arrays.fill(options, (byte) 1);
    WireBuilder start =
        new WireBuilder()
            .u8(0x40 | headerBytes / 4)
            .u8(0)
            .u16(headerBytes + payload.length)
            .u16(IDENTIFICATION)
            .u16(fragment)
            .u8(63)
            .u8(protocol);
    byte[] end =
        new WireBuilder()
            .bytes(message.sourceAddress())
            .bytes(message.destinationAddress())
            .bytes(options)
            .toBytes();
    int checksum = Checksum.of(start.toBytes(), end);
    return start.u16(checksum).bytes(end).bytes(payload).toBytes();
  }

  /** The message in one IPv6 packet, behind the given extension headers. */
  public static byte[] ipv6(UdpMessage message, Extension... extensions) {
    WireBuilder body = new WireBuilder();
    for (int i = 0; i < extensions.length; i++) {
      int next = i + 1 < extensions.length ? extensions[i + 1].protocol() : UDP;
      extension(body, extensions[i], next);
    }
    int first = extensions.length > 0 ? extensions[0].protocol() : UDP;
    return ipv6(message, first, body.bytes(message.segment()).toBytes());
  }

  private static void extension(WireBuilder body, Extension extension, int next) {
    boolean authentication = extension.protocol() == 51;
    int length = extension.lengthBytes();
    // The authentication header counts in 4 bytes and leaves two out, the others in 8 and one.
    int units = authentication ? length / 4 - 2 : length / 8 - 1;
    if (extension.protocol() == FRAGMENT_HEADER) {
      body.u8(next).u8(0).u16(0).u32(IDENTIFICATION);
    } else {
      body.u8(next).u8(units).zeros(length - 2);
    }
  }

  /** The message in IPv6 fragments that carry {@code pieceBytes} (a multiple of 8) each. */
  public static List<byte[]> ipv6Fragments(UdpMessage message, int pieceBytes) {
    byte[] segment = message.segment();
    List<byte[]> fragments = new ArrayList<>();
    for (int at = 0; at < segment.length; at += pieceBytes) {
      int end = Math.min(at + pieceBytes, segment.length);
      int more = end < segment.length ? 1 : 0;
      byte[] body =
          new WireBuilder()
              .u8(UDP)
              .u8(0)
              .u16(at | more)
              .u32(IDENTIFICATION)
              .bytes(Arrays.copyOfRange(segment, at, end))
              .toBytes();
      fragments.add(ipv6(message, FRAGMENT_HEADER, body));
    }
    return fragments;
  }

  private static byte[] ipv6(UdpMessage message, int nextHeader, byte[] body) {
    return new WireBuilder()
        .u32(0x6000_0000L)
        .u16(body.length)
        .u8(nextHeader)
        .u8(63)
        .bytes(message.sourceAddress())
        .bytes(message.destinationAddress())
        .bytes(body)
        .toBytes();
  }
}
