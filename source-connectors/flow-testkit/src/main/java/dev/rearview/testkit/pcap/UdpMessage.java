package dev.rearview.testkit.pcap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;

/** A UDP datagram with its addresses, both of one family. */
public final class UdpMessage {
  private final InetAddress source;
  private final int sourcePort;
  private final InetAddress destination;
  private final int destinationPort;
  private final byte[] payload;

  private UdpMessage(
      InetAddress source,
      int sourcePort,
      InetAddress destination,
      int destinationPort,
      byte[] payload) {
    this.source = source;
    this.sourcePort = sourcePort;
    this.destination = destination;
    this.destinationPort = destinationPort;
    this.payload = payload.clone();
  }

  /** A message between two addresses given as text; host names are not looked up. */
  public static UdpMessage of(
      String source, int sourcePort, String destination, int destinationPort, byte[] payload) {
    return new UdpMessage(
        address(source), sourcePort, address(destination), destinationPort, payload);
  }

  private static InetAddress address(String literal) {
    if (!literal.matches("[0-9A-Fa-f:.]+")) {
      throw new IllegalArgumentException("not an address: " + literal);
    }
    try {
      return InetAddress.getByName(literal);
    } catch (IOException notAnAddress) {
      throw new UncheckedIOException(notAnAddress);
    }
  }

  byte[] sourceAddress() {
    return source.getAddress();
  }

  byte[] destinationAddress() {
    return destination.getAddress();
  }

  boolean isIpv6() {
    return source.getAddress().length == 16;
  }

  /** The UDP header, with its checksum over the pseudo header (RFC 768), and the payload. */
  byte[] segment() {
    int length = 8 + payload.length;
    WireBuilder udp = new WireBuilder().u16(sourcePort).u16(destinationPort).u16(length);
    int sum = Checksum.of(pseudoHeader(length), udp.copy().u16(0).bytes(payload).toBytes());
    return udp.u16(sum == 0 ? 0xffff : sum).bytes(payload).toBytes();
  }

  private byte[] pseudoHeader(int length) {
    WireBuilder pseudo =
        new WireBuilder().bytes(source.getAddress()).bytes(destination.getAddress());
    return isIpv6()
        ? pseudo.u32(length).u32(17).toBytes()
        : pseudo.u8(0).u8(17).u16(length).toBytes();
  }
}
