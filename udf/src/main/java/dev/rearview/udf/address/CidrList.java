package dev.rearview.udf.address;

import dev.rearview.udf.UdfException;
import java.nio.charset.StandardCharsets;

/**
 * A few prefixes to compare addresses with, as in {@code '10.0.0.0/8, 2001:db8::/32, 192.0.2.1'}.
 * An IPv4-mapped IPv6 address is in the prefixes of its IPv4 address.
 */
public final class CidrList {
  private final long[] high;
  private final long[] low;
  private final long[] highMask;
  private final long[] lowMask;

  private CidrList(int prefixes) {
    high = new long[prefixes];
    low = new long[prefixes];
    highMask = new long[prefixes];
    lowMask = new long[prefixes];
  }

  /**
   * Reads prefixes separated by commas and blanks; an address alone is a prefix of all its bits,
   * and bits behind the prefix are ignored.
   *
   * @throws UdfException that names the part that is no prefix
   */
  public static CidrList parse(String text) {
    String[] parts = text.strip().split("[\\s,]+");
    CidrList list = new CidrList(parts.length);
    AddressScanner scanner = new AddressScanner();
    if (parts.length == 0) {
      throw refused(text, scanner);
    }
    for (int i = 0; i < parts.length; i++) {
      list.set(i, parts[i], scanner);
    }
    return list;
  }

  /** Whether one of the prefixes holds the address; IPv4 addresses are asked as mapped ones. */
  public boolean contains(long addressHigh, long addressLow) {
    for (int i = 0; i < high.length; i++) {
      if ((addressHigh & highMask[i]) == high[i] && (addressLow & lowMask[i]) == low[i]) {
        return true;
      }
    }
    return false;
  }

  private void set(int index, String part, AddressScanner scanner) {
    int slash = part.indexOf('/');
    byte[] address = (slash < 0 ? part : part.substring(0, slash)).getBytes(StandardCharsets.UTF_8);
    if (!scanner.scan(address, 0, address.length)) {
      throw refused(part, scanner);
    }
    int offset = scanner.ipv4() ? Mask.IPV4_OFFSET_BITS : 0;
    int most = Mask.MAX_BITS - offset;
    int bits = slash < 0 ? most : decimal(part.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw refused(part, scanner);
    }
    highMask[index] = Mask.high(bits + offset);
    lowMask[index] = Mask.low(bits + offset);
    high[index] = scanner.high() & highMask[index];
    low[index] = scanner.low() & lowMask[index];
  }

  private static int decimal(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }

  private static UdfException refused(String part, AddressScanner scanner) {
    int most = scanner.ipv4() && !part.contains(":") ? 32 : Mask.MAX_BITS;
    return new UdfException(
        "'"
            + part
            + "' is no prefix: expected an address, or an address and /0 to /"
            + most
            + ", several separated by commas");
  }
}
