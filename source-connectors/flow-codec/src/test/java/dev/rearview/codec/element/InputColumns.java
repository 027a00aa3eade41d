package dev.rearview.codec.element;

import dev.rearview.codec.record.FlowField;
import java.util.EnumSet;
import java.util.Set;

/** Which columns an element fills: its own, and those that are derived from what it tells. */
final class InputColumns {
  /** What the headers of a packet fill. */
  private static final Set<FlowField> HEADERS =
      EnumSet.of(
          FlowField.SRC_IP,
          FlowField.DST_IP,
          FlowField.SRC_PORT,
          FlowField.DST_PORT,
          FlowField.PROTOCOL,
          FlowField.TOS,
          FlowField.ICMP_TYPE,
          FlowField.ICMP_CODE,
          FlowField.OCTETS,
          FlowField.TCP_FLAGS);

  private InputColumns() {}

  static Set<FlowField> of(Input input) {
    return switch (input) {
      case START_UPTIME,
          START_SECONDS,
          START_MILLISECONDS,
          START_MICROSECONDS,
          START_NANOSECONDS,
          START_DELTA_MICROSECONDS,
          REVERSE_DELAY_MILLISECONDS ->
          EnumSet.of(FlowField.START_TIME);
      case END_UPTIME,
          END_SECONDS,
          END_MILLISECONDS,
          END_MICROSECONDS,
          END_NANOSECONDS,
          END_DELTA_MICROSECONDS ->
          EnumSet.of(FlowField.END_TIME);
      case DURATION_MILLISECONDS,
          DURATION_MICROSECONDS,
          OBSERVATION_SECONDS,
          OBSERVATION_MILLISECONDS,
          OBSERVATION_MICROSECONDS,
          OBSERVATION_NANOSECONDS,
          SYSTEM_INIT_MILLISECONDS ->
          EnumSet.of(FlowField.START_TIME, FlowField.END_TIME);
      case ICMP_TYPE_CODE -> EnumSet.of(FlowField.ICMP_TYPE, FlowField.ICMP_CODE);
      case SAMPLER_ID,
          SAMPLING_INTERVAL,
          SAMPLING_PACKET_INTERVAL,
          SAMPLING_PACKET_SPACE,
          SAMPLING_SIZE,
          SAMPLING_POPULATION,
          SAMPLING_PROBABILITY ->
          EnumSet.of(FlowField.SAMPLING_RATE);
      case SILK_TCP_STATE, FLOW_ATTRIBUTES -> EnumSet.of(FlowField.ATTRIBUTES);
      case MPLS_LABEL -> EnumSet.of(FlowField.MPLS_LABELS);
      case LINK_LAYER_SECTION -> linkLayer();
      case IP_SECTION -> HEADERS;
    };
  }

  /** The column that an element fills, and what is derived from that column. */
  static Set<FlowField> of(FlowField column) {
    return switch (column) {
      case FLOW_END_REASON -> EnumSet.of(column, FlowField.ATTRIBUTES);
      case INITIAL_FLAGS, SESSION_FLAGS -> EnumSet.of(column, FlowField.TCP_FLAGS);
      case SRC_PORT, DST_PORT -> EnumSet.of(column, FlowField.ICMP_TYPE, FlowField.ICMP_CODE);
      default -> EnumSet.of(column);
    };
  }

  private static Set<FlowField> linkLayer() {
    Set<FlowField> columns = EnumSet.copyOf(HEADERS);
    columns.addAll(
        EnumSet.of(FlowField.VLAN, FlowField.SRC_MAC, FlowField.DST_MAC, FlowField.MPLS_LABELS));
    return columns;
  }
}
