package dev.rearview.imports;

import dev.rearview.codec.record.FieldType;
import dev.rearview.codec.record.FlowField;
import java.util.Map;

/** Readers of texts that are written as Rearview itself writes the column. */
final class ColumnCells {
  private static final int MAC_LENGTH = 17;
  private static final int MOST_DIGITS = 18;

  private ColumnCells() {}

  /** The reader of a flow's column. */
  static CellReader of(FlowField field) {
    return switch (field.type()) {
      case INT -> number(field, max(field));
      case LONG -> number(field, Long.MAX_VALUE);
      case TIME -> (text, into) -> into.record().setLong(field, TimeText.millis(text));
      case ADDRESS -> (text, into) -> AddressCell.read(text, field, into.record());
      case MAC -> (text, into) -> into.record().setLong(field, mac(text));
      case TEXT -> (text, into) -> into.record().setText(field, text);
      case MAP, COUNTS ->
          (text, into) -> {
            for (Map.Entry<String, String> entry : ExtraText.read(text).entrySet()) {
              into.putExtra(entry.getKey(), entry.getValue());
            }
          };
    };
  }

  /** The reader of a column that says what was known. */
  static CellReader of(KnownField field) {
    return field.type() == FieldType.TEXT
        ? (text, into) -> into.setKnown(field, text)
        : (text, into) -> into.setKnown(field, number(text, 0xffff_ffffL));
  }

  /** A reader of numbers from 0 to {@code max}. */
  static CellReader number(FlowField field, long max) {
    return (text, into) -> into.record().setLong(field, number(text, max));
  }

  /** The most that a column of INT holds, by what it is. */
  private static long max(FlowField field) {
    return switch (field) {
      case EXPORTER_PORT, SRC_PORT, DST_PORT, POST_NAT_SRC_PORT, POST_NAT_DST_PORT -> 0xffff;
      case PROTOCOL, TOS, ICMP_TYPE, ICMP_CODE, DIRECTION, FLOW_END_REASON -> 0xff;
      case SRC_MASK, DST_MASK -> 128;
      case VLAN, POST_VLAN, TCP_FLAGS, INITIAL_FLAGS, SESSION_FLAGS -> 0xffff;
      default -> Integer.MAX_VALUE;
    };
  }

  /** A number from 0 to {@code max}. */
  static long number(String text, long max) throws UnexpectedValueException {
    long number = 0;
    int length = text.length();
    boolean digits = length > 0 && length <= MOST_DIGITS;
    for (int i = 0; digits && i < length; i++) {
      int digit = text.charAt(i) - '0';
      digits = digit >= 0 && digit <= 9;
      number = number * 10 + digit;
    }
    if (!digits || number > max) {
      throw new UnexpectedValueException(
          max == Long.MAX_VALUE ? "a whole number" : "a number from 0 to " + max);
    }
    return number;
  }

  /** The low 48 bits of {@code 00:1b:21:aa:bb:cc}. */
  static long mac(String text) throws UnexpectedValueException {
    long mac = 0;
    boolean valid = text.length() == MAC_LENGTH;
    for (int i = 0; valid && i < MAC_LENGTH; i++) {
      char c = text.charAt(i);
      if (i % 3 == 2) {
        valid = c == ':' || c == '-';
      } else {
        int digit = Character.digit(c, 16);
        valid = digit >= 0;
        mac = (mac << 4) | digit;
      }
    }
    if (!valid) {
      throw new UnexpectedValueException("a MAC address, as 00:1b:21:aa:bb:cc");
    }
    return mac;
  }
}
