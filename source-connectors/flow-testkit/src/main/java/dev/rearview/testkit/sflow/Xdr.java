package dev.rearview.testkit.sflow;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/** Bytes as XDR (RFC 4506) has them: big-endian, everything padded to a multiple of four. */
public final class Xdr {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Unsigned int; the low 32 bits. */
  public Xdr u32(long... values) {
    for (long value : values) {
      number(value, 4);
    }
    return this;
  }

  /** Unsigned hyper. */
  public Xdr u64(long... values) {
    for (long value : values) {
      number(value, 8);
    }
    return this;
  }

  /** Float. */
  public Xdr float32(float value) {
    return u32(Float.floatToIntBits(value));
  }

  /** Four or sixteen bytes of an address in text, without its type. */
  public Xdr ip(String address) {
    return bytes(addressBytes(address));
  }

  /** An address behind its type: 1 for IPv4, 2 for IPv6; null for type 0 and no address. */
  public Xdr address(String address) {
    if (address == null) {
      return u32(0);
    }
    byte[] bytes = addressBytes(address);
    return u32(bytes.length == 4 ? 1 : 2).bytes(bytes);
  }

  /** A MAC address in the low 48 bits: six bytes and two of padding. */
  public Xdr mac(long address) {
    number(address, 6);
    number(0, 2);
    return this;
  }

  /** A string behind its length. */
  public Xdr string(String text) {
    return opaque(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes behind their number. */
  public Xdr opaque(byte[] bytes) {
    u32(bytes.length);
    bytes(bytes);
    return bytes(new byte[-bytes.length & 3]);
  }

  /** Numbers behind their number. */
  public Xdr numbers(long... values) {
    return u32(values.length).u32(values);
  }

  /** Bytes as they are. */
  public Xdr bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** All bytes so far. */
  public byte[] toBytes() {
    return out.toByteArray();
  }

  private void number(long value, int length) {
    for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  private static byte[] addressBytes(String address) {
    if (!address.contains(":") && !address.matches("[0-9.]+")) {
      throw new IllegalArgumentException("not an address: " + address);
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + address, e);
    }
  }
}
