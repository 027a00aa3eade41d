package dev.rearview.udf.prefix;

import java.util.Optional;

/**
 * SiLK's wildcard notation: for each of the 4 octets or 8 groups a list of numbers and ranges, or
 * {@code x} for all of them, as {@code 10.x.1-2,5.0}. Testing an address costs a look-up per octet
 * or group.
 */
public final class IpWildcard {
  private final boolean ipv4;
  private final long[][] bits;
  private final String text;

  private IpWildcard(boolean ipv4, long[][] bits, String text) {
    this.ipv4 = ipv4;
    this.bits = bits;
    this.text = text;
  }

  /** Of the notation; empty if the text is none. */
  public static Optional<IpWildcard> parse(String text) {
    boolean ipv4 = text.indexOf(':') < 0;
    int parts = ipv4 ? 4 : 8;
    String[] fields = (ipv4 ? text : withoutGap(text)).split(ipv4 ? "\\." : ":", -1);
    if (fields.length != parts) {
      return Optional.empty();
    }
    long[][] bits = new long[parts][];
    for (int i = 0; i < parts; i++) {
      bits[i] = numbers(fields[i], ipv4 ? 256 : 65_536, ipv4 ? 10 : 16);
      if (bits[i] == null) {
        return Optional.empty();
      }
    }
    return Optional.of(new IpWildcard(ipv4, bits, text));
  }

  /** Whether the address is one of those meant. */
  public boolean contains(long high, long low) {
    if (ipv4 != AddressText.isIpv4(high, low)) {
      return false;
    }
    for (int i = 0; i < bits.length; i++) {
      int number =
          ipv4
              ? (int) (low >>> (24 - 8 * i) & 0xff)
              : (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4)) & 0xffff);
      if ((bits[i][number >>> 6] >>> number & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The notation. */
  public String text() {
    return text;
  }

  /** With as many zero groups in place of {@code ::} as are missing. */
  private static String withoutGap(String text) {
    int gap = text.indexOf("::");
    if (gap < 0 || text.indexOf("::", gap + 1) >= 0) {
      return text;
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    int present = groups(before) + groups(after);
    String zeros = ":0".repeat(Math.max(1, 8 - present));
    return (before.isEmpty() ? zeros.substring(1) : before + zeros)
        + (after.isEmpty() ? "" : ":" + after);
  }

  private static int groups(String text) {
    return text.isEmpty() ? 0 : text.split(":", -1).length;
  }

  /** One bit a number of the list, or null if it is no list. */
  private static long[] numbers(String list, int limit, int radix) {
    long[] bits = new long[limit / 64];
    for (String item : list.split(",", -1)) {
      int dash = item.indexOf('-');
      boolean all = item.equals("x") || item.equals("X");
      int first = all ? 0 : number(dash < 0 ? item : item.substring(0, dash), radix);
      int last = all ? limit - 1 : dash < 0 ? first : number(item.substring(dash + 1), radix);
      if (first < 0 || last < first || last >= limit) {
        return null;
      }
      for (int i = first; i <= last; i++) {
        bits[i >>> 6] |= 1L << i;
      }
    }
    return bits;
  }

  private static int number(String text, int radix) {
    return text.matches(radix == 10 ? "\\d{1,3}" : "[0-9a-fA-F]{1,4}")
        ? Integer.parseInt(text, radix)
        : -1;
  }
}
