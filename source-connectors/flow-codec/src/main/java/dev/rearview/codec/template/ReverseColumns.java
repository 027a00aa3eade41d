package dev.rearview.codec.template;

import dev.rearview.codec.record.FlowField;

/**
 * What a column of the forward flow is in the reverse flow of a biflow (RFC 5103): its counterpart
 * at the other end, the same, or nothing.
 */
final class ReverseColumns {
  private ReverseColumns() {}

  /** The column of the reverse flow that the forward value fills, or null. */
  static FlowField of(FlowField forward) {
    return switch (forward) {
      case SRC_IP -> FlowField.DST_IP;
      case DST_IP -> FlowField.SRC_IP;
      case SRC_PORT -> FlowField.DST_PORT;
      case DST_PORT -> FlowField.SRC_PORT;
      case IN_IF -> FlowField.OUT_IF;
      case OUT_IF -> FlowField.IN_IF;
      case SRC_AS -> FlowField.DST_AS;
      case DST_AS -> FlowField.SRC_AS;
      case SRC_MASK -> FlowField.DST_MASK;
      case DST_MASK -> FlowField.SRC_MASK;
      case SRC_MAC -> FlowField.DST_MAC;
      case DST_MAC -> FlowField.SRC_MAC;
      case POST_NAT_SRC_IP -> FlowField.POST_NAT_DST_IP;
      case POST_NAT_DST_IP -> FlowField.POST_NAT_SRC_IP;
      case POST_NAT_SRC_PORT -> FlowField.POST_NAT_DST_PORT;
      case POST_NAT_DST_PORT -> FlowField.POST_NAT_SRC_PORT;
      case PACKETS,
          OCTETS,
          LAYER2_OCTETS,
          TCP_FLAGS,
          INITIAL_FLAGS,
          SESSION_FLAGS,
          ICMP_TYPE,
          ICMP_CODE,
          NEXT_HOP_IP,
          BGP_NEXT_HOP_IP,
          MPLS_LABELS,
          ATTRIBUTES,
          DIRECTION ->
          null;
      case RECEIVED_TIME,
          START_TIME,
          END_TIME,
          TIME_QUALITY,
          EXPORTER_IP,
          EXPORTER_PORT,
          OBSERVATION_DOMAIN,
          EXPORT_PROTOCOL,
          SEQUENCE_NUMBER,
          PROTOCOL,
          TOS,
          SAMPLING_RATE,
          VLAN,
          POST_VLAN,
          NAT_EVENT,
          FIREWALL_EVENT,
          FLOW_END_REASON,
          APPLICATION,
          EXTRA ->
          forward;
    };
  }
}
