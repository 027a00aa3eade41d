package dev.rearview.decode;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.decode.DecodedCase.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that other people's values stand under, and where rows have them. */
final class NeutralNames {
  /** Name to the places of a flow, of which the first one that has a value counts. */
  private static final Map<String, List<String>> FLOW =
      Map.ofEntries(
          entry("agent", List.of("extra.agentAddress")),
          entry("src_addr", List.of("src_ip")),
          entry("dst_addr", List.of("dst_ip")),
          entry("src_port", List.of("src_port")),
          entry("dst_port", List.of("dst_port")),
          entry("protocol", List.of("protocol")),
          entry("bytes", List.of("octets")),
          entry("packets", List.of("packets")),
          entry("bytes_total", List.of("extra.octetTotalCount", "octets")),
          entry("packets_total", List.of("extra.packetTotalCount", "packets")),
          entry("bytes_l2", List.of("layer2_octets")),
          entry("frame_len", List.of("layer2_octets")),
          entry("ip_len", List.of("octets")),
          entry("ip_id", List.of("extra.fragmentIdentification")),
          entry("ethertype", List.of("extra.ethernetType")),
          entry("post_bytes", List.of("extra.postOctetDeltaCount", "octets")),
          entry("post_packets", List.of("extra.postPacketDeltaCount", "packets")),
          entry("tcp_flags", List.of("tcp_flags")),
          entry("tos", List.of("tos")),
          entry("ttl", List.of("extra.ipTTL")),
          entry("max_ttl", List.of("extra.maximumTTL")),
          entry("ip_version", List.of("extra.ipVersion")),
          entry("flow_label", List.of("extra.flowLabelIPv6")),
          entry("flow_id", List.of("extra.flowId")),
          entry("in_if", List.of("in_if")),
          entry("out_if", List.of("out_if")),
          entry("vlan", List.of("vlan")),
          entry("dst_vlan", List.of("post_vlan")),
          entry("dot1q_vlan", List.of("extra.dot1qVlanId", "vlan")),
          entry("src_mac", List.of("src_mac")),
          entry("dst_mac", List.of("dst_mac")),
          entry("post_src_mac", List.of("extra.postSourceMacAddress")),
          entry("post_dst_mac", List.of("extra.postDestinationMacAddress")),
          entry("l2_segment_id", List.of("extra.layer2SegmentId")),
          entry("src_as", List.of("src_as")),
          entry("dst_as", List.of("dst_as")),
          entry("src_mask", List.of("src_mask")),
          entry("dst_mask", List.of("dst_mask")),
          entry("next_hop", List.of("next_hop_ip")),
          entry("bgp_next_hop", List.of("bgp_next_hop_ip")),
          entry("first_ms", List.of("start_time")),
          entry("last_ms", List.of("end_time")),
          entry("event_ms", List.of("extra.observationTimeMilliseconds", "start_time")),
          entry("sampling", List.of("sampling_rate")),
          entry("sampler_id", List.of("extra.samplerId")),
          entry("nat_src_addr", List.of("post_nat_src_ip")),
          entry("nat_dst_addr", List.of("post_nat_dst_ip")),
          entry("nat_src_port", List.of("post_nat_src_port")),
          entry("nat_dst_port", List.of("post_nat_dst_port")),
          entry("nat_event", List.of("nat_event")),
          entry("fw_event", List.of("firewall_event")),
          entry("in_vrf", List.of("extra.ingressVRFID")),
          entry("out_vrf", List.of("extra.egressVRFID")),
          entry("mpls_labels", List.of("mpls_labels")),
          entry("icmp_type", List.of("icmp_type")),
          entry("icmp_code", List.of("icmp_code")),
          entry("direction", List.of("direction")),
          entry("forwarding_status", List.of("extra.forwardingStatus")),
          entry("app_id", List.of("application", "extra.applicationId")),
          entry("flow_end_reason", List.of("flow_end_reason")));

  private static final Map<String, List<String>> OPTIONS =
      Map.ofEntries(
          entry("in_if", both("ingressInterface")),
          entry("out_if", both("egressInterface")),
          entry("if_name", both("interfaceName")),
          entry("if_desc", both("interfaceDescription")),
          entry("app_id", both("applicationId")),
          entry("app_name", both("applicationName")),
          entry("sampling", both("samplingInterval")),
          entry("sampling_packet_interval", both("samplingPacketInterval")),
          entry("sampling_packet_space", both("samplingPacketSpace")),
          entry("sampler_id", both("samplerId")),
          entry("sampler_interval", both("samplerRandomInterval")),
          entry("packets_total", both("packetTotalCount")));

  private static final Map<String, List<String>> COUNTERS =
      Map.of(
          "agent", List.of("agent_ip"),
          "bytes", List.of("in_octets"),
          "in_if", List.of("if_index"));

  /** What tells about the record, not of it; and what is looked at by another rule. */
  private static final Set<String> OTHER_FACTS =
      Set.of("index", "unordered", "kind", "header", "export_time_ms", "other");

  /** What other decoders derive, where the row has what it is derived from. */
  private static final Set<String> DERIVED =
      Set.of("icmp_type_code", "mpls_labels_first", "frame_vlans", "responder_bytes");

  /** What the exporter's log has of ICMP, and its records have not. */
  private static final Set<String> ICMP_WITHOUT = Set.of("src_port", "tcp_flags");

  private NeutralNames() {}

  /** Names under which the row has not what {@code values} has; a value nobody knows is one too. */
  static Set<String> differences(JsonNode values, Line row, Tolerance tolerance) {
    Set<String> different = new TreeSet<>();
    values
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              boolean silent = name.startsWith("origin_") || OTHER_FACTS.contains(name);
              if (!silent && !agrees(name, field.getValue(), row, tolerance)) {
                different.add(name);
              }
            });
    return different;
  }

  private static boolean agrees(String name, JsonNode value, Line row, Tolerance tolerance) {
    if (row.kind() == Kind.FLOW && DERIVED.contains(name)) {
      return derived(name, value, row);
    }
    if (tolerance.ofLog() && row.value("icmp_type") != null) {
      boolean notExported = ICMP_WITHOUT.contains(name) && row.value(name) == null;
      if (name.equals("dst_port") || notExported) {
        return value.asLong() == (name.equals("dst_port") ? icmpTypeCode(row) : 0);
      }
    }
    List<String> places = places(row.kind()).get(name);
    if (places == null) {
      return false;
    }
    for (String place : places) {
      Object found = row.value(place);
      if (found != null) {
        return same(value, found, tolerance);
      }
    }
    return false;
  }

  private static boolean derived(String name, JsonNode value, Line row) {
    return switch (name) {
      // Of a flow that is no ICMP the columns are NULL by definition, whatever was exported.
      case "icmp_type_code" ->
          row.value("icmp_type") == null || value.asLong() == icmpTypeCode(row);
      case "mpls_labels_first" -> text(row, "mpls_labels").split(" ")[0].equals(value.asText());
      // The frame's own tag; the column may come from the switch, which must then say the same.
      case "frame_vlans" -> value.get(0).asLong() == row.number("vlan");
      // Nothing came back: there is no row of that direction.
      case "responder_bytes" -> value.asLong() == 0 || row.value("extra.responderOctets") != null;
      default -> false;
    };
  }

  private static boolean same(JsonNode value, Object found, Tolerance tolerance) {
    if (value.isObject()) {
      return Long.parseLong(found.toString())
          == value.get("status").asLong() * 64 + value.get("reason").asLong();
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(item.asText()));
      return String.join(" ", items).equals(found);
    }
    if (value.isNumber() && found instanceof String text && text.endsWith("Z")) {
      return tolerance.accepts(value.asLong(), Instant.parse(text).toEpochMilli());
    }
    String expected = value.asText();
    if (expected.startsWith("hex:")) {
      String digits = expected.substring("hex:".length());
      return found instanceof Long number
          ? number == Long.parseUnsignedLong(digits, 16)
          : digits.equals(found);
    }
    return expected.equals(found.toString());
  }

  private static Map<String, List<String>> places(Kind kind) {
    return switch (kind) {
      case FLOW -> FLOW;
      case OPTIONS -> OPTIONS;
      case COUNTER -> COUNTERS;
      case PROBLEM -> Map.of();
    };
  }

  private static long icmpTypeCode(Line row) {
    return row.number("icmp_type") * 256 + row.number("icmp_code");
  }

  private static String text(Line row, String column) {
    return String.valueOf(row.value(column));
  }

  private static List<String> both(String element) {
    return List.of("scope_fields." + element, "fields." + element);
  }
}
