package dev.rearview.codec.record;

import java.nio.charset.StandardCharsets;

/** Writes MAC addresses as text, {@code 00:1b:21:aa:bb:cc}, without allocating. */
public final class MacText {
  /** Every text is this long, in bytes. */
  public static final int LENGTH = 17;

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private MacText() {}

  /** The address in the low 48 bits as a string. */
  public static String of(long mac) {
    byte[] text = new byte[LENGTH];
    return new String(text, 0, write(mac, text, 0), StandardCharsets.US_ASCII);
  }

  /**
   * Writes ASCII from {@code target[at]} on.
   *
   * @param mac the address in the low 48 bits
   * @return {@link #LENGTH}
   */
  public static int write(long mac, byte[] target, int at) {
    int next = at;
    for (int shift = 40; shift >= 0; shift -= 8) {
      int octet = (int) (mac >>> shift) & 0xff;
      target[next++] = DIGITS[octet >> 4];
      target[next++] = DIGITS[octet & 0xf];
      if (shift > 0) {
        target[next++] = ':';
      }
    }
    return LENGTH;
  }
}
