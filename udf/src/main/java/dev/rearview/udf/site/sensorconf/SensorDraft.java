package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.site.text.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A block {@code sensor} as it was read, before it is known whether its statements fit together.
 */
final class SensorDraft {
  final String name;
  final Statement head;
  final List<Probes> probes = new ArrayList<>();
  final Map<Side, Network> fixed = new EnumMap<>(Side.class);
  final Map<Network, NetworkList> networks = new EnumMap<>(Network.class);
  final List<Discard> discards = new ArrayList<>();

  /** Whether something was already said of its networks, so that no more is to be concluded. */
  boolean broken;

  SensorDraft(String name, Statement head) {
    this.name = name;
    this.head = head;
  }

  /** A statement {@code TYPE-probes}. */
  record Probes(Statement statement, ProbeType type) {}

  /**
   * A statement {@code NETWORK-KIND}.
   *
   * @param values its list; null if it is the remainder
   */
  record NetworkList(Statement statement, ValueKind kind, ValueList values) {
    boolean remainder() {
      return values == null;
    }
  }

  /** Lists of networks that are of a kind. */
  long count(ValueKind kind) {
    return networks.values().stream().filter(list -> list.kind() == kind).count();
  }
}
