package dev.rearview.codec.element;

import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.MacText;
import dev.rearview.codec.wire.WireCursor;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The text of any value, for the columns that show what has no column of its own.
 *
 * <p>Numbers are decimal and may be encoded shorter or longer than their type (RFC 7011 section
 * 6.2; NetFlow v9 exporters do both); times are ISO-8601 in UTC; addresses as everywhere; strings
 * lose the NULs at their end; lists are JSON (see {@link ListText}); bytes, and values whose length
 * is none of their type's, are lower-case hexadecimal. A value without bytes is an empty text.
 *
 * <p>Nothing here throws or reads outside the payload, whatever the bytes are.
 */
public final class ValueText {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();
  private static final int IPV6_BYTES = 16;
  private static final int MAC_BYTES = 6;
  private static final int MAX_BYTES = 32;
  private static final char REPLACEMENT = '\ufffd';

  private ValueText() {}

  /**
   * The text of a value; of lists that refer to templates only the bytes are shown.
   *
   * @param type how the bytes read
   * @param cursor the payload
   * @param ahead where the value starts, from the cursor's position on
   * @param length its bytes; what lies outside the payload is left away
   */
  public static String of(DataType type, WireCursor cursor, int ahead, int length) {
    return of(type, cursor, ahead, length, SubTemplates.NONE);
  }

  /** The text of a value whose lists refer to these templates. */
  public static String of(
      DataType type, WireCursor cursor, int ahead, int length, SubTemplates templates) {
    int start = Math.max(ahead, 0);
    int bytes = Math.min(length, cursor.remaining() - start);
    if (bytes <= 0) {
      return "";
    }
    return switch (type) {
      case BASIC_LIST, SUB_TEMPLATE_LIST, SUB_TEMPLATE_MULTI_LIST ->
          new ListText(cursor, templates).of(type, start, start + bytes);
      default -> scalar(type, cursor, start, bytes);
    };
  }

  /** The text of a value that is no list; it must lie within the payload and not be empty. */
  static String scalar(DataType type, WireCursor cursor, int ahead, int length) {
    String text =
        switch (type) {
          case UNSIGNED8, UNSIGNED16, UNSIGNED32, UNSIGNED64, UNSIGNED256 ->
              unsigned(cursor, ahead, length);
          case SIGNED8, SIGNED16, SIGNED32, SIGNED64 -> signed(cursor, ahead, length);
          case FLOAT32, FLOAT64 -> floating(cursor, ahead, length);
          case BOOLEAN -> truth(cursor, ahead, length);
          case MAC_ADDRESS ->
              length == MAC_BYTES ? MacText.of(number(cursor, ahead, MAC_BYTES)) : null;
          case STRING -> string(cursor, ahead, length);
          case IPV4_ADDRESS ->
              length == Integer.BYTES
                  ? AddressText.of(true, 0, number(cursor, ahead, Integer.BYTES))
                  : null;
          case IPV6_ADDRESS -> ipv6(cursor, ahead, length);
          case DATE_TIME_SECONDS,
              DATE_TIME_MILLISECONDS,
              DATE_TIME_MICROSECONDS,
              DATE_TIME_NANOSECONDS ->
              time(type, cursor, ahead, length);
          case OCTET_ARRAY, BASIC_LIST, SUB_TEMPLATE_LIST, SUB_TEMPLATE_MULTI_LIST -> null;
        };
    return text != null ? text : hex(cursor, ahead, length);
  }

  /** Every byte as two lower-case digits; they must lie within the payload. */
  static String hex(WireCursor cursor, int ahead, int length) {
    char[] text = new char[2 * length];
    for (int i = 0; i < length; i++) {
      int octet = cursor.u8At(ahead + i);
      text[2 * i] = DIGITS[octet >> 4];
      text[2 * i + 1] = DIGITS[octet & 0xf];
    }
    return new String(text);
  }

  private static String unsigned(WireCursor cursor, int ahead, int length) {
    if (length <= Long.BYTES) {
      return Long.toUnsignedString(number(cursor, ahead, length));
    }
    return length <= MAX_BYTES ? new BigInteger(1, copy(cursor, ahead, length)).toString() : null;
  }

  private static String signed(WireCursor cursor, int ahead, int length) {
    if (length > Long.BYTES) {
      return null;
    }
    int unused = Long.SIZE - length * Byte.SIZE;
    return Long.toString(number(cursor, ahead, length) << unused >> unused);
  }

  private static String floating(WireCursor cursor, int ahead, int length) {
    return switch (length) {
      case Float.BYTES -> Float.toString(Float.intBitsToFloat((int) cursor.u32At(ahead)));
      case Double.BYTES -> Double.toString(Double.longBitsToDouble(cursor.u64At(ahead)));
      default -> null;
    };
  }

  /** RFC 7011 section 6.1.5: 1 is true, 2 is false. */
  private static String truth(WireCursor cursor, int ahead, int length) {
    return switch (length == 1 ? cursor.u8At(ahead) : 0) {
      case 1 -> "true";
      case 2 -> "false";
      default -> null;
    };
  }

  private static String ipv6(WireCursor cursor, int ahead, int length) {
    return length == IPV6_BYTES
        ? AddressText.of(false, cursor.u64At(ahead), cursor.u64At(ahead + Long.BYTES))
        : null;
  }

  private static String time(DataType type, WireCursor cursor, int ahead, int length) {
    int width = type == DataType.DATE_TIME_SECONDS ? Integer.BYTES : Long.BYTES;
    return length == width ? TimeText.of(type, number(cursor, ahead, width)) : null;
  }

  /** UTF-8 up to the NULs at the end; what is no character, or controls a terminal, is replaced. */
  private static String string(WireCursor cursor, int ahead, int length) {
    int end = length;
    while (end > 0 && cursor.u8At(ahead + end - 1) == 0) {
      end--;
    }
    String text = new String(copy(cursor, ahead, end), StandardCharsets.UTF_8);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return replaceControls(text);
      }
    }
    return text;
  }

  private static String replaceControls(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.isISOControl(chars[i]) ? REPLACEMENT : chars[i];
    }
    return new String(chars);
  }

  private static byte[] copy(WireCursor cursor, int ahead, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) cursor.u8At(ahead + i);
    }
    return bytes;
  }

  private static long number(WireCursor cursor, int ahead, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << Byte.SIZE | cursor.u8At(ahead + i);
    }
    return value;
  }
}
