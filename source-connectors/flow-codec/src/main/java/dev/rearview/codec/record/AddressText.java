package dev.rearview.codec.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes addresses as text, without allocating: IPv4 as dotted decimal, IPv6 in the canonical form
 * of RFC 5952 (§4: no leading zeros, the longest run of two or more zero groups as {@code ::}, the
 * first of equals, lower case; §5: IPv4-mapped addresses as {@code ::ffff:192.0.2.1}).
 */
public final class AddressText {
  /** The longest text: 8 groups of 4 digits, or an embedded IPv4 address. */
  public static final int MAX_LENGTH = 45;

  /** Room that is enough for an IPv4 address, in bytes: 15 of text, and 1 that is overwritten. */
  public static final int MAX_IPV4_LENGTH = 16;

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] OCTETS = octets();
  private static final int GROUPS = 8;
  private static final int GROUPS_BEFORE_IPV4 = 6;
  private static final long MAPPED_PREFIX = 0xffff;

  private AddressText() {}

  /**
   * Writes ASCII from {@code target[at]} on; there must be room for {@link #MAX_LENGTH} bytes
   * ({@link #MAX_IPV4_LENGTH} for IPv4), and what the text leaves of it may be overwritten.
   *
   * @param ipv4 whether the address is the low 32 bits of {@code low}
   * @param high upper 64 bits of an IPv6 address
   * @param low lower 64 bits
   * @return the number of bytes written
   */
  public static int write(boolean ipv4, long high, long low, byte[] target, int at) {
    int end = ipv4 ? writeIpv4((int) low, target, at) : writeIpv6(high, low, target, at);
    return end - at;
  }

  /** The address as a string. */
  public static String of(boolean ipv4, long high, long low) {
    byte[] text = new byte[MAX_LENGTH];
    return new String(text, 0, write(ipv4, high, low, text, 0), StandardCharsets.US_ASCII);
  }

  private static int writeIpv6(long high, long low, byte[] target, int start) {
    boolean mapped = high == 0 && low >>> Integer.SIZE == MAPPED_PREFIX;
    int groups = mapped ? GROUPS_BEFORE_IPV4 : GROUPS;
    int run = longestZeroRun(high, low, groups);
    int runStart = run >> 4;
    int runEnd = runStart + (run & 0xf);
    int at = start;
    for (int i = 0; i < groups; i++) {
      if (i == runStart && runEnd > runStart) {
        target[at++] = ':';
        if (i == 0) {
          target[at++] = ':';
        }
        i = runEnd - 1;
        continue;
      }
      at = writeGroup(group(high, low, i), target, at);
      if (i < GROUPS - 1) {
        target[at++] = ':';
      }
    }
    return mapped ? writeIpv4((int) low, target, at) : at;
  }

  /** The first longest run of two or more zero groups: index * 16 + length, or 0 for none. */
  private static int longestZeroRun(long high, long low, int groups) {
    int best = 0;
    int bestLength = 1;
    int length = 0;
    for (int i = 0; i < groups; i++) {
      length = group(high, low, i) == 0 ? length + 1 : 0;
      if (length > bestLength) {
        bestLength = length;
        best = ((i + 1 - length) << 4) | length;
      }
    }
    return best;
  }

  private static int group(long high, long low, int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
  }

  private static int writeGroup(int group, byte[] target, int start) {
    int at = start;
    if (group >= 0x1000) {
      target[at++] = DIGITS[group >> 12];
    }
    if (group >= 0x100) {
      target[at++] = DIGITS[(group >> 8) & 0xf];
    }
    if (group >= 0x10) {
      target[at++] = DIGITS[(group >> 4) & 0xf];
    }
    target[at++] = DIGITS[group & 0xf];
    return at;
  }

  /** Four table look-ups and four stores of four bytes: each store overwrites what it left over. */
  private static int writeIpv4(int address, byte[] target, int start) {
    int at = writeOctet(OCTETS[address >>> 24], target, start);
    at = writeOctet(OCTETS[(address >>> 16) & 0xff], target, at);
    at = writeOctet(OCTETS[(address >>> 8) & 0xff], target, at);
    return writeOctet(OCTETS[address & 0xff], target, at) - 1;
  }

  private static int writeOctet(long octet, byte[] target, int at) {
    INTS.set(target, at, (int) octet);
    return at + (int) (octet >>> Integer.SIZE);
  }

  /** By octet: its digits and a dot as little-endian bytes, and above them how many those are. */
  private static long[] octets() {
    long[] octets = new long[256];
    for (int i = 0; i < octets.length; i++) {
      String text = i + ".";
      for (int j = 0; j < text.length(); j++) {
        octets[i] |= (long) text.charAt(j) << (Byte.SIZE * j);
      }
      octets[i] |= (long) text.length() << Integer.SIZE;
    }
    return octets;
  }
}
