package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import java.util.EnumMap;
import java.util.Map;

/**
 * The flow that came back, where a tool keeps both ways in one record: the ends change places, and
 * what is told of one way alone is left to the caller.
 */
final class ReverseFlow {
  private static final Map<FlowField, FlowField> COUNTERPARTS = counterparts();

  private ReverseFlow() {}

  /** Fills {@code reverse} with what the other way has in common with {@code forward}. */
  static void fill(ImportedFlow forward, ImportedFlow reverse) {
    reverse.clear();
    COUNTERPARTS.forEach((of, is) -> reverse.copy(is, forward, of));
  }

  /** Makes {@code into}, which is clear, what {@code from} is. */
  static void move(ImportedFlow from, ImportedFlow into) {
    for (FlowField field : FlowField.values()) {
      if (from.record().has(field)) {
        into.copy(field, from, field);
      }
    }
    for (KnownField field : KnownField.values()) {
      into.setKnown(field, from.known(field));
    }
  }

  private static Map<FlowField, FlowField> counterparts() {
    Map<FlowField, FlowField> counterparts = new EnumMap<>(FlowField.class);
    for (FlowField same :
        new FlowField[] {
          FlowField.RECEIVED_TIME,
          FlowField.START_TIME,
          FlowField.END_TIME,
          FlowField.EXPORTER_IP,
          FlowField.EXPORTER_PORT,
          FlowField.OBSERVATION_DOMAIN,
          FlowField.EXPORT_PROTOCOL,
          FlowField.PROTOCOL,
          FlowField.SAMPLING_RATE,
          FlowField.VLAN,
          FlowField.POST_VLAN,
          FlowField.FLOW_END_REASON,
          FlowField.EXTRA
        }) {
      counterparts.put(same, same);
    }
    swap(counterparts, FlowField.SRC_IP, FlowField.DST_IP);
    swap(counterparts, FlowField.SRC_PORT, FlowField.DST_PORT);
    swap(counterparts, FlowField.IN_IF, FlowField.OUT_IF);
    swap(counterparts, FlowField.SRC_AS, FlowField.DST_AS);
    swap(counterparts, FlowField.SRC_MASK, FlowField.DST_MASK);
    swap(counterparts, FlowField.SRC_MAC, FlowField.DST_MAC);
    swap(counterparts, FlowField.POST_NAT_SRC_IP, FlowField.POST_NAT_DST_IP);
    swap(counterparts, FlowField.POST_NAT_SRC_PORT, FlowField.POST_NAT_DST_PORT);
    return counterparts;
  }

  private static void swap(Map<FlowField, FlowField> counterparts, FlowField a, FlowField b) {
    counterparts.put(a, b);
    counterparts.put(b, a);
  }
}
