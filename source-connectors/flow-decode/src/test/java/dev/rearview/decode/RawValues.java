package dev.rearview.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.codec.element.DataType;
import dev.rearview.codec.element.ElementRegistry;
import dev.rearview.codec.element.InformationElement;
import dev.rearview.codec.element.Target;
import dev.rearview.decode.DecodedCase.Line;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every element that another decoder read of a NetFlow v9 or IPFIX record is in the row: in its
 * column, or under its name.
 */
final class RawValues {
  private static final String REVERSE = "reverse_";
  private static final Pattern NUMBERED = Pattern.compile("e(\\d+)id(\\d+)");

  /** Names that the other decoder made up, and the ids that NetFlow v9 exporters send. */
  private static final Map<String, Integer> OTHER_NAMES =
      Map.of(
          "v9_ingressAclId", 33_000,
          "v9_egressAclId", 33_001,
          "v9_fwExtEvent", 33_002,
          "v9_username", 40_000,
          "v9_xlateSrcAddrIpv4", 40_001,
          "v9_xlateDstAddrIpv4", 40_002,
          "v9_xlateSrcPort", 40_003,
          "v9_xlateDstPort", 40_004,
          "v9_fwEvent", 40_005);

  private final ElementRegistry registry = ElementRegistry.standard();
  private final Map<String, InformationElement> byName = new HashMap<>();

  RawValues() {
    registry.all().forEach(element -> byName.putIfAbsent(element.name(), element));
  }

  /**
   * Names of the elements that are not in the row as they were sent.
   *
   * @param raw what the other decoder read
   * @param reverse the row of the other direction, or null
   */
  Set<String> differences(JsonNode raw, boolean netFlow9, Line row, Line reverse) {
    Set<String> different = new TreeSet<>();
    raw.properties()
        .forEach(
            field -> {
              InformationElement element = element(field.getKey(), netFlow9);
              if (!isThere(element, field.getValue(), row, reverse)) {
                different.add(field.getKey());
              }
            });
    return different;
  }

  private InformationElement element(String name, boolean netFlow9) {
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      long pen = Long.parseLong(numbered.group(1));
      int id = Integer.parseInt(numbered.group(2));
      return netFlow9 && pen == 0 ? registry.netFlow9(id) : registry.ipfix(pen, id);
    }
    if (OTHER_NAMES.containsKey(name)) {
      return registry.netFlow9(OTHER_NAMES.get(name));
    }
    if (name.startsWith(REVERSE)) {
      InformationElement forward = byName.get(name.substring(REVERSE.length()));
      return registry.ipfix(ElementRegistry.REVERSE_PEN, forward.id());
    }
    InformationElement element = byName.get(name);
    return element != null
        ? element
        : new InformationElement(0, 0, name, DataType.OCTET_ARRAY, null);
  }

  private static boolean isThere(
      InformationElement element, JsonNode value, Line row, Line reverse) {
    Target target = element.target();
    if (element.name().equals("paddingOctets")) {
      return true; // RFC 5102 section 5.12.1: it has no meaning, so it may be left out
    }
    boolean options = row.kind() == Kind.OPTIONS;
    String[] maps = options ? new String[] {"scope_fields.", "fields."} : new String[] {"extra."};
    for (String map : maps) {
      Object found = row.value(map + element.name());
      if (found != null) {
        return same(element.type(), value, found.toString());
      }
    }
    if (options || target == null) {
      return false;
    }
    if (target.input() != null) {
      return true; // The neutral names hold what is derived from it.
    }
    Line filled = target.reverse() ? reverse : row;
    if (filled == null) {
      return true; // Nothing came back, so that there is no such row.
    }
    Object found = filled.value(target.column().columnName());
    return found != null && same(element.type(), value, found.toString());
  }

  private static boolean same(DataType type, JsonNode value, String found) {
    String expected = value.asText();
    boolean hex = expected.startsWith("hex:");
    byte[] bytes = hex ? HexFormat.of().parseHex(expected.substring("hex:".length())) : null;
    return switch (type) {
      case DATE_TIME_SECONDS,
          DATE_TIME_MILLISECONDS,
          DATE_TIME_MICROSECONDS,
          DATE_TIME_NANOSECONDS ->
          Instant.parse(found).toEpochMilli() == (hex ? number(bytes) * 1000 : value.asLong());
      case UNSIGNED8, UNSIGNED16, UNSIGNED32, UNSIGNED64, SIGNED8, SIGNED16, SIGNED32, SIGNED64 ->
          found.equals(hex ? Long.toUnsignedString(number(bytes)) : expected);
      case STRING -> found.equals(hex ? string(bytes) : expected);
      case IPV4_ADDRESS -> found.equals(hex ? address(bytes) : expected);
      case OCTET_ARRAY -> octets(value, bytes, found);
      case BASIC_LIST, SUB_TEMPLATE_LIST, SUB_TEMPLATE_MULTI_LIST -> !found.isEmpty();
      default -> found.equals(expected);
    };
  }

  /** Bytes are hexadecimal in extra, and a number in a column; the other decoder has both, too. */
  private static boolean octets(JsonNode value, byte[] bytes, String found) {
    if (bytes != null) {
      return found.equals(HexFormat.of().formatHex(bytes))
          || found.equals(Long.toUnsignedString(number(bytes)));
    }
    return value.isNumber()
        ? Long.parseUnsignedLong(found, 16) == value.asLong()
        : found.equals(value.asText());
  }

  private static long number(byte[] bytes) {
    long number = 0;
    for (byte octet : bytes) {
      number = number << Byte.SIZE | (octet & 0xff);
    }
    return number;
  }

  private static String string(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.replaceAll("\0+$", "");
  }

  /** What has not the length of an address is shown as bytes. */
  private static String address(byte[] bytes) {
    return bytes.length != Integer.BYTES
        ? HexFormat.of().formatHex(bytes)
        : "%d.%d.%d.%d"
            .formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff);
  }
}
