package dev.rearview.codec.sflow;

import dev.rearview.codec.element.DataType;
import dev.rearview.codec.element.ValueText;
import dev.rearview.codec.record.MacText;
import dev.rearview.codec.wire.WireCursor;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/**
 * The text of a field: numbers, addresses and strings as everywhere, lists separated by blanks,
 * bytes in hexadecimal. An AS path is written as usual: {@code 64500 64501 {64502,64503}}.
 */
final class FieldText {
  private static final int WORD = FieldForm.WORD_BYTES;
  private static final int LABEL_SHIFT = 12;
  private static final int AS_SET = 1;
  private static final int MAC_BYTES = 6;
  private static final int MAC_FIELD_BYTES = 8;

  private FieldText() {}

  /**
   * The text.
   *
   * @param ahead where the field starts
   * @param length its bytes, all of which are there
   */
  static String of(FieldForm form, WireCursor at, int ahead, int length) {
    return switch (form) {
      case U32 -> value(DataType.UNSIGNED32, at, ahead, length);
      case I32 -> value(DataType.SIGNED32, at, ahead, length);
      case U64 -> value(DataType.UNSIGNED64, at, ahead, length);
      case FLOAT -> value(DataType.FLOAT32, at, ahead, length);
      case IPV4 -> value(DataType.IPV4_ADDRESS, at, ahead, length);
      case IPV6 -> value(DataType.IPV6_ADDRESS, at, ahead, length);
      case MAC -> mac(at, ahead);
      case BYTES4, REST -> hex(at, ahead, length);
      case UUID -> uuid(hex(at, ahead, length));
      case ADDRESS -> address(at, ahead);
      case STRING -> value(DataType.STRING, at, ahead + WORD, counted(at, ahead));
      case OPAQUE -> hex(at, ahead + WORD, counted(at, ahead));
      case NUMBERS -> list(at, ahead, i -> Long.toString(at.u32At(i)));
      case COMMUNITIES -> list(at, ahead, i -> at.u16At(i) + ":" + at.u16At(i + 2));
      case LABELS -> list(at, ahead, i -> Long.toString(at.u32At(i) >> LABEL_SHIFT));
      case TAGS -> list(at, ahead, i -> hex(at, i, WORD));
      case AS_PATH -> asPath(at, ahead);
      case ADAPTERS -> adapters(at, ahead);
    };
  }

  /** Every byte as two digits. */
  static String hex(WireCursor at, int ahead, int length) {
    return value(DataType.OCTET_ARRAY, at, ahead, length);
  }

  private static String value(DataType type, WireCursor at, int ahead, int length) {
    return ValueText.of(type, at, ahead, length);
  }

  private static int counted(WireCursor at, int ahead) {
    return (int) at.u32At(ahead);
  }

  private static String mac(WireCursor at, int ahead) {
    return MacText.of((long) at.u16At(ahead) << Integer.SIZE | at.u32At(ahead + 2));
  }

  private static String uuid(String hex) {
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  private static String address(WireCursor at, int ahead) {
    return switch ((int) at.u32At(ahead)) {
      case FieldForm.ADDRESS_IPV4 -> value(DataType.IPV4_ADDRESS, at, ahead + WORD, 4);
      case FieldForm.ADDRESS_IPV6 -> value(DataType.IPV6_ADDRESS, at, ahead + WORD, 16);
      default -> "";
    };
  }

  private static String list(WireCursor at, int ahead, IntFunction<String> element) {
    StringJoiner text = new StringJoiner(" ");
    int count = counted(at, ahead);
    for (int i = 1; i <= count; i++) {
      text.add(element.apply(ahead + i * WORD));
    }
    return text.toString();
  }

  private static String asPath(WireCursor at, int start) {
    StringJoiner path = new StringJoiner(" ");
    int ahead = start + WORD;
    for (int left = counted(at, start); left > 0; left--) {
      int numbers = counted(at, ahead + WORD);
      String segment = list(at, ahead + WORD, i -> Long.toString(at.u32At(i)));
      if (at.u32At(ahead) == AS_SET) {
        path.add("{" + segment.replace(' ', ',') + "}");
      } else if (numbers > 0) {
        path.add(segment);
      }
      ahead += 2 * WORD + numbers * WORD;
    }
    return path.toString();
  }

  /** Each interface as {@code ifIndex=mac,mac}. */
  private static String adapters(WireCursor at, int start) {
    StringJoiner text = new StringJoiner(" ");
    int ahead = start + WORD;
    for (int left = counted(at, start); left > 0; left--) {
      StringJoiner macs = new StringJoiner(",", at.u32At(ahead) + "=", "");
      int count = counted(at, ahead + WORD);
      ahead += 2 * WORD;
      for (int i = 0; i < count; i++, ahead += MAC_FIELD_BYTES) {
        macs.add(value(DataType.MAC_ADDRESS, at, ahead, MAC_BYTES));
      }
      text.add(macs.toString());
    }
    return text.toString();
  }
}
