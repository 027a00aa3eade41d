package dev.rearview.udf.address;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.table.data.StringData;

/**
 * Writes addresses as canonical text: IPv4 as dotted decimal, IPv6 in the form of RFC 5952 (§4: no
 * leading zeros, the longest run of two or more zero groups as {@code ::}, the first of equals,
 * lower case; §5: IPv4-mapped addresses as {@code ::ffff:192.0.2.1}). Not for several threads.
 */
public final class AddressWriter {
  private static final int MAX_LENGTH = 45;
  private static final int GROUPS = 8;
  private static final int GROUPS_BEFORE_IPV4 = 6;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] text = new byte[MAX_LENGTH + "/128".length()];
  private int length;

  /**
   * The address as a SQL value.
   *
   * @param ipv4 whether the address is the low 32 bits of {@code low}
   */
  public StringData of(boolean ipv4, long high, long low) {
    write(ipv4, high, low);
    return StringData.fromBytes(Arrays.copyOf(text, length));
  }

  /** The address, a slash and the number of leading bits. */
  public StringData prefixOf(boolean ipv4, long high, long low, int bits) {
    write(ipv4, high, low);
    text[length++] = '/';
    writeDecimal(bits);
    return StringData.fromBytes(Arrays.copyOf(text, length));
  }

  private void write(boolean ipv4, long high, long low) {
    length = 0;
    if (ipv4) {
      writeIpv4((int) low);
    } else {
      writeIpv6(high, low);
    }
  }

  private void writeIpv4(int address) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      writeDecimal((address >>> shift) & 0xff);
      if (shift > 0) {
        text[length++] = '.';
      }
    }
  }

  private void writeDecimal(int upTo999) {
    if (upTo999 >= 100) {
      text[length++] = DIGITS[upTo999 / 100];
    }
    if (upTo999 >= 10) {
      text[length++] = DIGITS[upTo999 / 10 % 10];
    }
    text[length++] = DIGITS[upTo999 % 10];
  }

  private void writeIpv6(long high, long low) {
    boolean mapped = high == 0 && low >>> 32 == 0xffff;
    int groups = mapped ? GROUPS_BEFORE_IPV4 : GROUPS;
    int gapStart = -1;
    int gapEnd = -1;
    int zeros = 0;
    for (int i = 0; i < groups; i++) {
      zeros = group(high, low, i) == 0 ? zeros + 1 : 0;
      if (zeros > 1 && zeros > gapEnd - gapStart) {
        gapStart = i + 1 - zeros;
        gapEnd = i + 1;
      }
    }
    for (int i = 0; i < groups; i++) {
      if (i == gapStart) {
        text[length++] = ':';
        if (i == 0) {
          text[length++] = ':';
        }
        i = gapEnd - 1;
        continue;
      }
      writeGroup(group(high, low, i));
      if (i < GROUPS - 1) {
        text[length++] = ':';
      }
    }
    if (mapped) {
      writeIpv4((int) low);
    }
  }

  private void writeGroup(int group) {
    boolean started = false;
    for (int shift = 12; shift >= 0; shift -= 4) {
      int digit = (group >>> shift) & 0xf;
      started |= digit != 0 || shift == 0;
      if (started) {
        text[length++] = DIGITS[digit];
      }
    }
  }

  private static int group(long high, long low, int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
  }
}
