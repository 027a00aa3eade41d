package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Reads addresses from text. Never asks a name server. */
final class AddressCell {
  private static final String EXPECTED = "an IPv4 or IPv6 address";
  private static final long MAPPED_PREFIX = 0xffff_0000_0000L;
  private static final int MAX_OCTET = 255;

  private AddressCell() {}

  /** Sets {@code field} to the address. */
  static void read(String text, FlowField field, FlowRecord into) throws UnexpectedValueException {
    if (text.indexOf(':') < 0) {
      into.setIpv4(field, ipv4(text));
      return;
    }
    byte[] bytes = ipv6(text);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length == Integer.BYTES) {
      // The JDK makes IPv4 of a mapped address: here it stays what was written.
      into.setIpv6(field, 0, MAPPED_PREFIX | (buffer.getInt() & 0xffff_ffffL));
    } else {
      into.setIpv6(field, buffer.getLong(), buffer.getLong());
    }
  }

  private static byte[] ipv6(String text) throws UnexpectedValueException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
        throw new UnexpectedValueException(EXPECTED);
      }
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new UnexpectedValueException(EXPECTED);
    }
  }

  /** Four decimal numbers; zeros before a number are taken as SiLK's padding, not as octal. */
  private static int ipv4(String text) throws UnexpectedValueException {
    int address = 0;
    int octet = -1;
    int octets = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.' && octet >= 0) {
        address = (address << 8) | octet;
        octets++;
        octet = -1;
      } else if (c >= '0' && c <= '9' && octet <= MAX_OCTET) {
        octet = Math.max(octet, 0) * 10 + c - '0';
      } else {
        throw new UnexpectedValueException(EXPECTED);
      }
      if (octet > MAX_OCTET) {
        throw new UnexpectedValueException(EXPECTED);
      }
    }
    if (octets != 4) {
      throw new UnexpectedValueException(EXPECTED);
    }
    return address;
  }
}
