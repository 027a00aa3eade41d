package dev.rearview.codec.template;

import dev.rearview.codec.element.Input;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;

/** Which exported values the derived columns of a selection need. */
final class NeededValues {
  static final long TIME_COLUMNS =
      FlowRecord.bit(FlowField.START_TIME)
          | FlowRecord.bit(FlowField.END_TIME)
          | FlowRecord.bit(FlowField.TIME_QUALITY);

  static final long ICMP_COLUMNS =
      FlowRecord.bit(FlowField.ICMP_TYPE) | FlowRecord.bit(FlowField.ICMP_CODE);

  private static final long ICMP_SOURCES =
      ICMP_COLUMNS
          | FlowRecord.bit(FlowField.PROTOCOL)
          | FlowRecord.bit(FlowField.SRC_PORT)
          | FlowRecord.bit(FlowField.DST_PORT);

  private static final long FLAGS_SOURCES =
      FlowRecord.bit(FlowField.INITIAL_FLAGS) | FlowRecord.bit(FlowField.SESSION_FLAGS);

  private NeededValues() {}

  /** Columns that have to be read, selected or not. */
  static long columns(FieldSelection selection) {
    return (FlowPlan.wants(selection, ICMP_COLUMNS) ? ICMP_SOURCES : 0)
        | (selection.contains(FlowField.TCP_FLAGS) ? FLAGS_SOURCES : 0)
        | (selection.contains(FlowField.ATTRIBUTES) ? FlowRecord.bit(FlowField.FLOW_END_REASON) : 0)
        | (selection.contains(FlowField.SAMPLING_RATE)
            ? FlowRecord.bit(FlowField.IN_IF) | FlowRecord.bit(FlowField.OUT_IF)
            : 0);
  }

  /** Bits of the inputs that have to be read. */
  static long inputs(FieldSelection selection) {
    long inputs = 0;
    for (Input input : Input.values()) {
      boolean wanted =
          switch (input) {
            case START_UPTIME,
                START_SECONDS,
                START_MILLISECONDS,
                START_MICROSECONDS,
                START_NANOSECONDS,
                START_DELTA_MICROSECONDS,
                END_UPTIME,
                END_SECONDS,
                END_MILLISECONDS,
                END_MICROSECONDS,
                END_NANOSECONDS,
                END_DELTA_MICROSECONDS,
                DURATION_MILLISECONDS,
                DURATION_MICROSECONDS,
                OBSERVATION_SECONDS,
                OBSERVATION_MILLISECONDS,
                OBSERVATION_MICROSECONDS,
                OBSERVATION_NANOSECONDS,
                SYSTEM_INIT_MILLISECONDS,
                REVERSE_DELAY_MILLISECONDS ->
                FlowPlan.wants(selection, TIME_COLUMNS);
            case ICMP_TYPE_CODE -> FlowPlan.wants(selection, ICMP_COLUMNS);
            case SAMPLER_ID,
                SAMPLING_INTERVAL,
                SAMPLING_PACKET_INTERVAL,
                SAMPLING_PACKET_SPACE,
                SAMPLING_SIZE,
                SAMPLING_POPULATION,
                SAMPLING_PROBABILITY ->
                selection.contains(FlowField.SAMPLING_RATE);
            case SILK_TCP_STATE, FLOW_ATTRIBUTES -> selection.contains(FlowField.ATTRIBUTES);
            case MPLS_LABEL, LINK_LAYER_SECTION, IP_SECTION -> false;
          };
      inputs |= wanted ? FlowPlan.bit(input) : 0;
    }
    return inputs;
  }

  /** Whether the value tells more than the columns that are derived from it. */
  static boolean tellsMore(Input input) {
    return switch (input) {
      case DURATION_MILLISECONDS,
          DURATION_MICROSECONDS,
          OBSERVATION_SECONDS,
          OBSERVATION_MILLISECONDS,
          OBSERVATION_MICROSECONDS,
          OBSERVATION_NANOSECONDS,
          SYSTEM_INIT_MILLISECONDS,
          SAMPLER_ID,
          SAMPLING_PACKET_INTERVAL,
          SAMPLING_PACKET_SPACE,
          SAMPLING_SIZE,
          SAMPLING_POPULATION,
          SAMPLING_PROBABILITY,
          SILK_TCP_STATE,
          FLOW_ATTRIBUTES,
          LINK_LAYER_SECTION,
          IP_SECTION ->
          true;
      case START_UPTIME,
          START_SECONDS,
          START_MILLISECONDS,
          START_MICROSECONDS,
          START_NANOSECONDS,
          START_DELTA_MICROSECONDS,
          END_UPTIME,
          END_SECONDS,
          END_MILLISECONDS,
          END_MICROSECONDS,
          END_NANOSECONDS,
          END_DELTA_MICROSECONDS,
          REVERSE_DELAY_MILLISECONDS,
          ICMP_TYPE_CODE,
          SAMPLING_INTERVAL,
          MPLS_LABEL ->
          false;
    };
  }

  /** Whether the value is of no use without knowing when the exporter started. */
  static boolean needsStart(Input input) {
    return input == Input.START_UPTIME || input == Input.END_UPTIME;
  }
}
