package dev.rearview.archive.predicate;

/**
 * Reads the text of an address as {@code ip_in} does, without making an object of it: dotted IPv4,
 * or IPv6 in any of the forms of RFC 4291 section 2.2, in either case and shortened or not; octets
 * in decimal without leading zeros. Names, zones, ports, brackets and blanks are no address.
 *
 * <p>Reused for one text after another; not for several threads.
 */
final class AddressParser {
  /** What the lower half of a mapped IPv4 address begins with. */
  private static final long MAPPED = 0xffff_0000_0000L;

  private static final int GROUPS = 8;
  private static final int NOT_HEX = -1;

  private long high;
  private long low;
  private byte[] text = {};
  private int at;
  private int end;

  /** Whether the text in UTF-8 {@code bytes[from..to)} is an address: then it has its numbers. */
  boolean parse(byte[] bytes, int from, int to) {
    text = bytes;
    at = from;
    end = to;
    for (int i = from; i < to && i < from + 5; i++) {
      if (bytes[i] == ':') {
        return ipv6();
      }
    }
    high = 0;
    long address = dottedDecimal();
    low = MAPPED | address;
    return address >= 0;
  }

  /** Upper 64 bits of the address; 0 for IPv4. */
  long high() {
    return high;
  }

  /** Lower 64 bits of the address; an IPv4 address is mapped into IPv6 (::ffff:0:0/96). */
  long low() {
    return low;
  }

  /** From {@link #at} to the end; -1 if that is no IPv4 address. */
  private long dottedDecimal() {
    long address = 0;
    for (int octets = 0; octets < 4; octets++) {
      if (octets > 0 && (at >= end || text[at++] != '.')) {
        return -1;
      }
      int start = at;
      int octet = 0;
      while (at < end && at < start + 3 && text[at] >= '0' && text[at] <= '9') {
        octet = octet * 10 + text[at++] - '0';
      }
      boolean leadingZero = at > start + 1 && text[start] == '0';
      if (at == start || octet > 0xff || leadingZero) {
        return -1;
      }
      address = address << 8 | octet;
    }
    return at == end ? address : -1;
  }

  private boolean ipv6() {
    high = 0;
    low = 0;
    int groups = 0;
    int gapAt = -1;
    if (end - at >= 2 && text[at] == ':' && text[at + 1] == ':') {
      gapAt = 0;
      at += 2;
    }
    while (at < end) {
      if (groups == GROUPS) {
        return false;
      }
      int start = at;
      int group = hexGroup();
      if (at < end && text[at] == '.' && groups <= GROUPS - 2) {
        at = start;
        long embedded = dottedDecimal();
        if (embedded < 0) {
          return false;
        }
        append((int) (embedded >>> 16));
        append((int) embedded & 0xffff);
        groups += 2;
        break;
      }
      if (at == start) {
        return false;
      }
      append(group);
      groups++;
      if (at == end) {
        break;
      }
      if (text[at++] != ':' || at == end) {
        return false;
      }
      if (text[at] == ':') {
        if (gapAt >= 0) {
          return false;
        }
        gapAt = groups;
        at++;
      }
    }
    if (gapAt < 0) {
      return groups == GROUPS;
    }
    openGap(gapAt, groups);
    return groups < GROUPS;
  }

  private int hexGroup() {
    int group = 0;
    int limit = Math.min(end, at + 4);
    while (at < limit) {
      int digit = hexDigit(text[at]);
      if (digit == NOT_HEX) {
        break;
      }
      group = group << 4 | digit;
      at++;
    }
    return group;
  }

  private static int hexDigit(byte character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    int lower = character | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : NOT_HEX;
  }

  private void append(int group) {
    high = high << 16 | low >>> 48;
    low = low << 16 | group;
  }

  /** Groups were appended without their gap: moves those before it up to where they belong. */
  private void openGap(int groupsBefore, int groups) {
    int gap = GROUPS - groups;
    for (int i = 0; i < groupsBefore; i++) {
      int from = groups - 1 - i;
      set(from + gap, group(from));
    }
    for (int i = groups - groupsBefore; i < groups - groupsBefore + gap; i++) {
      set(i, 0);
    }
  }

  /** The group that is so many groups above the last. */
  private long group(int fromLast) {
    return (fromLast < 4 ? low >>> (16 * fromLast) : high >>> (16 * (fromLast - 4))) & 0xffff;
  }

  private void set(int fromLast, long group) {
    int shift = 16 * (fromLast & 3);
    if (fromLast < 4) {
      low = (low & ~(0xffffL << shift)) | (group << shift);
    } else {
      high = (high & ~(0xffffL << shift)) | (group << shift);
    }
  }
}
