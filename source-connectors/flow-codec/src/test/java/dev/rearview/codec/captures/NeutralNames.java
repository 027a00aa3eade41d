package dev.rearview.codec.captures;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.codec.record.FlowField;
import java.util.Map;
import java.util.Map.Entry;

/** The names that the captures' values stand under, and the columns they are held to. */
final class NeutralNames {
  static final Map<String, FlowField> COLUMNS =
      Map.ofEntries(
          entry("src_addr", FlowField.SRC_IP),
          entry("dst_addr", FlowField.DST_IP),
          entry("next_hop", FlowField.NEXT_HOP_IP),
          entry("src_port", FlowField.SRC_PORT),
          entry("dst_port", FlowField.DST_PORT),
          entry("protocol", FlowField.PROTOCOL),
          entry("tos", FlowField.TOS),
          entry("tcp_flags", FlowField.TCP_FLAGS),
          entry("packets", FlowField.PACKETS),
          entry("bytes", FlowField.OCTETS),
          entry("in_if", FlowField.IN_IF),
          entry("out_if", FlowField.OUT_IF),
          entry("src_as", FlowField.SRC_AS),
          entry("dst_as", FlowField.DST_AS),
          entry("src_mask", FlowField.SRC_MASK),
          entry("dst_mask", FlowField.DST_MASK),
          entry("sampling", FlowField.SAMPLING_RATE),
          entry("first_ms", FlowField.START_TIME),
          entry("last_ms", FlowField.END_TIME));

  private NeutralNames() {}

  /** Whether every known name of {@code values} has the value that {@code flow} has. */
  static boolean agree(JsonNode values, Map<FlowField, Object> flow, long timeToleranceMillis) {
    for (Entry<String, FlowField> name : COLUMNS.entrySet()) {
      JsonNode value = values.get(name.getKey());
      Object decoded = flow.get(name.getValue());
      if (value != null && !same(value, decoded, timeToleranceMillis, name.getKey())) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(
      JsonNode value, Object decoded, long timeToleranceMillis, String name) {
    if (value.isTextual()) {
      return value.asText().equals(decoded);
    }
    long tolerance = name.endsWith("_ms") ? timeToleranceMillis : 0;
    return decoded instanceof Long number && Math.abs(number - value.asLong()) <= tolerance;
  }
}
