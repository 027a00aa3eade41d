package dev.rearview.codec.element;

import dev.rearview.codec.element.SubTemplates.Fields;
import dev.rearview.codec.wire.WireCursor;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The lists of RFC 6313 as JSON text. All values are JSON strings, as numbers may be larger than
 * JSON readers can hold:
 *
 * <pre>
 * basicList             {"semantic":"allOf","element":"name","values":["…",…]}
 * subTemplateList       {"semantic":"allOf","template":300,"records":[{"name":"…",…},…]}
 * subTemplateMultiList  {"semantic":"allOf","lists":[{"template":300,"records":[…]},…]}
 * </pre>
 *
 * <p>A list within a list is an object in the place of a string. What cannot be read (the template
 * is not known, a length does not fit, lists are nested deeper than {@link #MAX_DEPTH}) follows as
 * {@code "undecoded":"hex"}. An element that a record has more than once is numbered from the
 * second on: {@code name_2}. The text is at most some hundred times as long as the bytes.
 */
final class ListText {
  /** Lists that may stand within one another. */
  static final int MAX_DEPTH = 8;

  private static final int ENTERPRISE_BIT = 0x8000;
  private static final int LONG_FORM = 255;
  private static final int SUB_LIST_HEADER_BYTES = 4;

  private final WireCursor cursor;
  private final SubTemplates templates;
  private final StringBuilder json = new StringBuilder();

  /** Where the value of the field that was measured last starts and ends. */
  private int valueStart;

  private int valueEnd;
  private int depth;

  ListText(WireCursor cursor, SubTemplates templates) {
    this.cursor = cursor;
    this.templates = templates;
  }

  /** The text of the list between these places, which lie within the payload. */
  String of(DataType type, int start, int end) {
    list(type, start, end);
    return json.toString();
  }

  private void list(DataType type, int start, int end) {
    json.append('{');
    depth++;
    if (start >= end || depth > MAX_DEPTH) {
      undecoded(start, end);
    } else {
      key("semantic").append('"').append(semantic(cursor.u8At(start))).append('"');
      switch (type) {
        case BASIC_LIST -> basicList(start + 1, end);
        case SUB_TEMPLATE_LIST -> subTemplateList(start + 1, end);
        default -> subTemplateMultiList(start + 1, end);
      }
    }
    depth--;
    json.append('}');
  }

  private void basicList(int start, int end) {
    int at = start + 2 * Short.BYTES;
    boolean enterprise = at <= end && (cursor.u16At(start) & ENTERPRISE_BIT) != 0;
    at += enterprise ? Integer.BYTES : 0;
    if (at > end) {
      undecoded(start, end);
      return;
    }
    int id = cursor.u16At(start) & ~ENTERPRISE_BIT;
    long pen = enterprise ? cursor.u32At(start + 2 * Short.BYTES) : 0;
    InformationElement element = ElementRegistry.standard().ipfix(pen, id);
    int length = cursor.u16At(start + Short.BYTES);
    key("element");
    string(element.name());
    key("values").append('[');
    while (at < end && measure(length, at, end)) {
      separate('[');
      value(element.type(), valueStart, valueEnd);
      at = valueEnd;
    }
    json.append(']');
    undecoded(at, end);
  }

  private void subTemplateList(int start, int end) {
    if (start + Short.BYTES > end) {
      undecoded(start, end);
    } else {
      records(cursor.u16At(start), start + Short.BYTES, end);
    }
  }

  private void subTemplateMultiList(int start, int end) {
    key("lists").append('[');
    int at = start;
    while (at + SUB_LIST_HEADER_BYTES <= end) {
      int length = cursor.u16At(at + Short.BYTES);
      if (length < SUB_LIST_HEADER_BYTES || length > end - at) {
        break;
      }
      separate('[');
      json.append('{');
      records(cursor.u16At(at), at + SUB_LIST_HEADER_BYTES, at + length);
      json.append('}');
      at += length;
    }
    json.append(']');
    undecoded(at, end);
  }

  private void records(int templateId, int start, int end) {
    key("template").append(templateId);
    Fields fields = templates.find(templateId);
    int at = start;
    if (fields != null) {
      int[] told = withBytes(fields);
      key("records").append('[');
      int next = recordEnd(fields, told, at, end);
      while (next > at) {
        separate('[');
        record(fields, told, at, end);
        at = next;
        next = recordEnd(fields, told, at, end);
      }
      json.append(']');
    }
    undecoded(at, end);
  }

  /** The fields that have bytes: the others tell nothing, and would cost time for no bytes. */
  private static int[] withBytes(Fields fields) {
    return IntStream.range(0, fields.count()).filter(i -> fields.lengthBytes(i) != 0).toArray();
  }

  /** Where the record that starts there ends; {@code start} if it does not fit. */
  private int recordEnd(Fields fields, int[] told, int start, int end) {
    int at = start;
    for (int field : told) {
      if (!measure(fields.lengthBytes(field), at, end)) {
        return start;
      }
      at = valueEnd;
    }
    return at;
  }

  /** Writes the record that starts there; it fits. */
  private void record(Fields fields, int[] told, int start, int end) {
    json.append('{');
    Map<String, Integer> seen = new HashMap<>();
    int at = start;
    for (int field : told) {
      measure(fields.lengthBytes(field), at, end);
      int from = valueStart;
      at = valueEnd;
      InformationElement element = fields.element(field);
      int times = seen.merge(element.name(), 1, Integer::sum);
      key(times == 1 ? element.name() : element.name() + "_" + times);
      value(element.type(), from, at);
    }
    json.append('}');
  }

  /** Finds the value that starts there; false if it goes past the end or has no length. */
  private boolean measure(int lengthBytes, int start, int end) {
    valueStart = start;
    int length = lengthBytes;
    if (lengthBytes == Fields.VARIABLE) {
      length = start < end ? cursor.u8At(start) : 0;
      valueStart++;
      if (length == LONG_FORM) {
        length = valueStart + Short.BYTES <= end ? cursor.u16At(valueStart) : 0;
        valueStart += Short.BYTES;
      }
    }
    valueEnd = valueStart + length;
    return valueEnd > start && valueEnd <= end;
  }

  private void value(DataType type, int start, int end) {
    switch (type) {
      case BASIC_LIST, SUB_TEMPLATE_LIST, SUB_TEMPLATE_MULTI_LIST -> {
        int next = valueEnd;
        list(type, start, end);
        valueEnd = next;
      }
      default -> string(start < end ? ValueText.scalar(type, cursor, start, end - start) : "");
    }
  }

  private void undecoded(int start, int end) {
    if (start < end) {
      key("undecoded").append('"').append(ValueText.hex(cursor, start, end - start)).append('"');
    }
  }

  private StringBuilder key(String name) {
    separate('{');
    string(name);
    return json.append(':');
  }

  private void separate(char opening) {
    if (json.charAt(json.length() - 1) != opening) {
      json.append(',');
    }
  }

  private void string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\');
      }
      json.append(c);
    }
    json.append('"');
  }

  /** RFC 6313 section 4.5. */
  private static String semantic(int code) {
    return switch (code) {
      case 0 -> "noneOf";
      case 1 -> "exactlyOneOf";
      case 2 -> "oneOrMoreOf";
      case 3 -> "allOf";
      case 4 -> "ordered";
      case 0xff -> "undefined";
      default -> Integer.toString(code);
    };
  }
}
