package dev.rearview.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.decode.DecodedCase.Line;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The generic interface counters of a sample, as another decoder of sFlow names them. */
final class InterfaceCounters {
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("index", "if_index"),
          Map.entry("type", "if_type"),
          Map.entry("speed", "if_speed"),
          Map.entry("direction", "if_direction"),
          Map.entry("in_octets", "in_octets"),
          Map.entry("in_ucast", "in_unicast_packets"),
          Map.entry("in_mcast", "in_multicast_packets"),
          Map.entry("in_bcast", "in_broadcast_packets"),
          Map.entry("in_discards", "in_discards"),
          Map.entry("in_errors", "in_errors"),
          Map.entry("in_unknown", "in_unknown_protocols"),
          Map.entry("out_octets", "out_octets"),
          Map.entry("out_ucast", "out_unicast_packets"),
          Map.entry("out_mcast", "out_multicast_packets"),
          Map.entry("out_bcast", "out_broadcast_packets"),
          Map.entry("out_discards", "out_discards"),
          Map.entry("out_errors", "out_errors"),
          Map.entry("promisc", "promiscuous_mode"));

  private InterfaceCounters() {}

  /** Names under which the row has another value. */
  static Set<String> differences(JsonNode raw, Line row) {
    Set<String> different = new TreeSet<>();
    if (raw.get("seq").asLong() != row.number("sequence_number")) {
      different.add("seq");
    }
    JsonNode counters = raw.get("records").path("if");
    COLUMNS.forEach(
        (name, column) -> {
          Object found = row.value(column);
          JsonNode value = counters.get(name);
          if (value != null && !value.asText().equals(String.valueOf(found))) {
            different.add("if." + name);
          }
        });
    if (counters.has("status")
        && counters.get("status").asLong()
            != row.number("if_admin_status") + 2 * row.number("if_oper_status")) {
      different.add("if.status");
    }
    return different;
  }
}
