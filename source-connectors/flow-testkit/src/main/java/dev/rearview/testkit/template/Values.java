package dev.rearview.testkit.template;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** Values as bytes of the wire (RFC 7011 section 6). */
public final class Values {
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final int LONGEST_SHORT_FORM = 254;

  private Values() {}

  /** The low {@code length} bytes of {@code value}; with its sign if that is more than eight. */
  public static byte[] number(long value, int length) {
    byte[] bytes = new byte[length];
    long rest = value;
    for (int i = length - 1; i >= 0; i--) {
      bytes[i] = (byte) rest;
      rest >>= 8;
    }
    return bytes;
  }

  /** A float32. */
  public static byte[] float32(float value) {
    return ByteBuffer.allocate(4).putFloat(value).array();
  }

  /** A float64. */
  public static byte[] float64(double value) {
    return ByteBuffer.allocate(8).putDouble(value).array();
  }

  /** An IPv4 or IPv6 address, 4 or 16 bytes; a literal, no host name. */
  public static byte[] ip(String literal) {
    if (!literal.contains(":") && !literal.matches("[0-9.]+")) {
      throw new IllegalArgumentException("not an address: " + literal);
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + literal, e);
    }
  }

  /** A MAC address, {@code 00:1b:21:aa:bb:cc}. */
  public static byte[] mac(String text) {
    return HexFormat.ofDelimiter(":").parseHex(text);
  }

  /** Bytes from hexadecimal digits. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** A text in UTF-8. */
  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A text in UTF-8, filled up with zeros. */
  public static byte[] text(String text, int length) {
    byte[] bytes = text(text);
    if (bytes.length > length) {
      throw new IllegalArgumentException("\"" + text + "\" is longer than " + length + " bytes");
    }
    return Arrays.copyOf(bytes, length);
  }

  /** Seconds since 1900 and their 32-bit fraction: dateTimeMicroseconds and dateTimeNanoseconds. */
  public static byte[] ntp(Instant time) {
    long seconds = time.getEpochSecond() + SECONDS_1900_TO_1970;
    // Rounded up, so that whoever rounds down gets the same nanosecond back.
    long fraction = (((long) time.getNano() << 32) + 999_999_999) / 1_000_000_000;
    return ByteBuffer.allocate(8).putInt((int) seconds).putInt((int) fraction).array();
  }

  /** A value of variable length behind its length, in one byte if that fits. */
  public static byte[] variable(byte[] value) {
    return value.length > LONGEST_SHORT_FORM
        ? variableLong(value)
        : concat(number(value.length, 1), value);
  }

  /** A value of variable length behind the three-byte form of its length. */
  public static byte[] variableLong(byte[] value) {
    return concat(number(255, 1), number(value.length, 2), value);
  }

  /** All bytes in a row. */
  public static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
