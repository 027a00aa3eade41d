package dev.rearview.udf.prefix;

/**
 * Reads the text of an address without making an object: dotted IPv4, or IPv6 in any of the forms
 * of RFC 4291 section 2.2. Names, zones and surrounding blanks are no address.
 *
 * <p>The address is 128 bits; an IPv4 address is mapped into IPv6 (::ffff:0:0/96), so that both
 * families are told apart by {@link #isIpv4} alone. Reused for one text after another; not for
 * several threads.
 */
public final class AddressText {
  /** What the lower half of a mapped IPv4 address begins with. */
  static final long MAPPED = 0xffff_0000_0000L;

  private static final int GROUPS = 8;

  private final int[] groups = new int[GROUPS];
  private long high;
  private long low;

  /** Whether the text is an address; {@link #high} and {@link #low} are those of it then. */
  public boolean parse(CharSequence text) {
    int length = text.length();
    for (int i = 0; i < length && i < 5; i++) {
      if (text.charAt(i) == ':') {
        return parseIpv6(text, length);
      }
    }
    long address = parseIpv4(text, 0, length);
    high = 0;
    low = MAPPED | address;
    return address >= 0;
  }

  /** Upper 64 bits of the address; 0 for IPv4. */
  public long high() {
    return high;
  }

  /** Lower 64 bits of the address. */
  public long low() {
    return low;
  }

  /** Whether an address is one of IPv4, mapped. */
  public static boolean isIpv4(long high, long low) {
    return high == 0 && low >>> 32 == 0xffff;
  }

  /** The 32 bits, or -1 if it is no dotted IPv4 address. */
  private static long parseIpv4(CharSequence text, int from, int to) {
    long address = 0;
    int octet = -1;
    int octets = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (octet < 0 || octets == 3) {
          return -1;
        }
        address = address << 8 | octet;
        octets++;
        octet = -1;
      } else if (c >= '0' && c <= '9') {
        octet = (octet < 0 ? 0 : octet * 10) + (c - '0');
        if (octet > 255) {
          return -1;
        }
      } else {
        return -1;
      }
    }
    return octets == 3 && octet >= 0 ? address << 8 | octet : -1;
  }

  private boolean parseIpv6(CharSequence text, int length) {
    int count = 0;
    int gap = -1;
    int at = 0;
    if (text.charAt(0) == ':') {
      if (length < 2 || text.charAt(1) != ':') {
        return false;
      }
      gap = 0;
      at = 2;
    }
    while (at < length) {
      int end = groupEnd(text, at, length);
      if (end < length && text.charAt(end) == '.') {
        long embedded = count <= GROUPS - 2 ? parseIpv4(text, at, length) : -1;
        if (embedded < 0) {
          return false;
        }
        groups[count++] = (int) (embedded >>> 16);
        groups[count++] = (int) (embedded & 0xffff);
        at = length;
        break;
      }
      if (end == at || end - at > 4 || count == GROUPS) {
        return false;
      }
      groups[count++] = Integer.parseInt(text, at, end, 16);
      at = end;
      if (at == length) {
        break;
      }
      if (text.charAt(at) != ':' || ++at == length) {
        return false;
      }
      if (text.charAt(at) == ':') {
        if (gap >= 0) {
          return false;
        }
        gap = count;
        at++;
      }
    }
    return assemble(count, gap);
  }

  private static int groupEnd(CharSequence text, int from, int length) {
    int end = from;
    while (end < length && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128) {
      end++;
    }
    return end;
  }

  private boolean assemble(int count, int gap) {
    if (gap < 0 ? count != GROUPS : count == GROUPS) {
      return false;
    }
    long upper = 0;
    long lower = 0;
    for (int i = 0; i < GROUPS; i++) {
      int missing = GROUPS - count;
      int group = gap < 0 || i < gap ? groups[i] : i < gap + missing ? 0 : groups[i - missing];
      if (i < 4) {
        upper = upper << 16 | group;
      } else {
        lower = lower << 16 | group;
      }
    }
    high = upper;
    low = lower;
    return true;
  }
}
