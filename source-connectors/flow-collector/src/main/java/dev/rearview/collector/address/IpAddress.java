package dev.rearview.collector.address;

import io.netty.util.NetUtil;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/**
 * An IP address as the journal writes it.
 *
 * @param ipv4 whether it is IPv4; an IPv4 address mapped into IPv6 is IPv4
 * @param high upper 64 bits, 0 for IPv4
 * @param low lower 64 bits; of IPv4 the low 32
 */
public record IpAddress(boolean ipv4, long high, long low) {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final long MAPPED_PREFIX = 0xffffL;
  private static final long IPV4_MASK = 0xffff_ffffL;

  /** Of 4 or 16 bytes in network order. */
  public static IpAddress of(byte[] bytes) {
    if (bytes.length == 4) {
      return new IpAddress(true, 0, v4(bytes));
    }
    long high = high(bytes);
    long low = low(bytes);
    return isMapped(high, low)
        ? new IpAddress(true, 0, low & IPV4_MASK)
        : new IpAddress(false, high, low);
  }

  /**
   * Of a literal such as {@code 192.0.2.1} or {@code 2001:db8::1}; names are not looked up.
   *
   * @throws IllegalArgumentException if it is no such literal
   */
  public static IpAddress parse(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      throw new IllegalArgumentException("'" + text + "' is no IP address");
    }
    return of(bytes);
  }

  /** The address in canonical text (RFC 5952 for IPv6). */
  public String text() {
    return NetUtil.toAddressString(toInetAddress());
  }

  /** The address for a socket. */
  public InetAddress toInetAddress() {
    byte[] bytes = new byte[ipv4 ? 4 : 16];
    if (ipv4) {
      INT.set(bytes, 0, (int) low);
    } else {
      LONG.set(bytes, 0, high);
      LONG.set(bytes, 8, low);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }

  /** Of 4 bytes, without making an object: the receive path reads addresses with this. */
  public static long v4(byte[] bytes) {
    return (int) INT.get(bytes, 0) & IPV4_MASK;
  }

  /** The upper 64 bits of 16 bytes. */
  public static long high(byte[] bytes) {
    return (long) LONG.get(bytes, 0);
  }

  /** The lower 64 bits of 16 bytes. */
  public static long low(byte[] bytes) {
    return (long) LONG.get(bytes, 8);
  }

  /** Whether it is an IPv4 address mapped into IPv6 ({@code ::ffff:0:0/96}). */
  public static boolean isMapped(long high, long low) {
    return high == 0 && low >>> 32 == MAPPED_PREFIX;
  }
}
