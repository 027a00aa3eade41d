package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.site.silkconf.PackingLogic;
import dev.rearview.udf.site.text.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether a sensor's statements are enough for a packing logic to sort every flow, and what it
 * concludes from them: the network that is left where only one is given.
 */
final class SensorRules {
  private final PackingLogic logic;
  private final Problems problems;

  SensorRules(PackingLogic logic, Problems problems) {
    this.logic = logic;
    this.problems = problems;
  }

  /** The networks of the sensor; what is wrong with them is added to the problems. */
  Map<Network, Decider> networks(SensorDraft draft) {
    ValueKind kind = kind(draft);
    if (!draft.broken && !(logic == PackingLogic.TWOWAY && draft.fixed.size() == 2)) {
      check(draft, kind);
    }
    Map<Network, Decider> networks = new EnumMap<>(Network.class);
    draft.networks.forEach(
        (network, list) ->
            networks.put(
                network,
                list.remainder() ? remainder(draft, list.kind()) : Decider.of(list.values())));
    boolean remainders =
        draft.networks.values().stream().anyMatch(list -> list.kind() == kind && list.remainder());
    if (kind != null && logic == PackingLogic.TWOWAY && !remainders && draft.fixed.size() < 2) {
      for (Network network : List.of(Network.EXTERNAL, Network.INTERNAL)) {
        networks.computeIfAbsent(network, absent -> remainder(draft, kind));
      }
    }
    return networks;
  }

  /** What the networks are given by, apart from interfaces of the null network beside addresses. */
  private static ValueKind kind(SensorDraft draft) {
    return Arrays.stream(new ValueKind[] {ValueKind.IPBLOCK, ValueKind.IPSET, ValueKind.INTERFACE})
        .filter(kind -> draft.count(kind) > 0)
        .findFirst()
        .orElse(null);
  }

  private void check(SensorDraft draft, ValueKind kind) {
    boolean external = draft.networks.containsKey(Network.EXTERNAL);
    if (logic == PackingLogic.GENERIC && !external) {
      wrong(draft, "no list of the external network", "one: packing logic generic needs it");
      return;
    }
    if (!external && !draft.networks.containsKey(Network.INTERNAL)) {
      wrong(
          draft,
          draft.networks.isEmpty() ? "no list of a network" : "no list but of the null network",
          "a list of the internal or external network, or source-network and destination-network");
      return;
    }
    draft.networks.forEach(
        (network, list) -> {
          boolean nullInterfaces = network == Network.NULL && list.kind() == ValueKind.INTERFACE;
          if (list.kind() != kind && !nullInterfaces) {
            problems.error(
                list.statement().place(),
                list.statement().toString(),
                kind.keyword()
                    + "s in all networks, as in line "
                    + first(draft, kind).statement().place().line());
          }
        });
    List<SensorDraft.NetworkList> remainders =
        draft.networks.values().stream().filter(SensorDraft.NetworkList::remainder).toList();
    if (remainders.size() > 1) {
      problems.error(
          remainders.get(1).statement().place(),
          remainders.get(1).statement().toString(),
          "one remainder, and it stands in line " + remainders.get(0).statement().place().line());
    }
    for (SensorDraft.NetworkList list : remainders) {
      if (list.kind() != ValueKind.INTERFACE && draft.count(list.kind()) == 1) {
        problems.error(
            list.statement().place(),
            list.statement().toString(),
            list.kind().keyword() + "s of another network to be the remainder of");
      }
    }
  }

  private static SensorDraft.NetworkList first(SensorDraft draft, ValueKind kind) {
    return draft.networks.values().stream()
        .filter(list -> list.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static Decider remainder(SensorDraft draft, ValueKind kind) {
    return Decider.remainderOf(
        kind,
        draft.networks.values().stream()
            .filter(list -> list.kind() == kind)
            .map(SensorDraft.NetworkList::values)
            .filter(Objects::nonNull)
            .toList());
  }

  /** What a packing logic demands of a sensor's probes and discards. */
  void probes(SensorDraft draft, List<Probe> probes) {
    if (logic == PackingLogic.GENERIC) {
      List<ProbeType> others = new ArrayList<>(probes.stream().map(Probe::type).toList());
      others.removeAll(List.of(ProbeType.NETFLOW_V5, ProbeType.NETFLOW_V9, ProbeType.IPFIX));
      if (probes.size() != 1 || !others.isEmpty()) {
        wrong(
            draft,
            probes.size()
                + " probes"
                + (others.isEmpty() ? "" : " with one of " + others.get(0).keyword()),
            "one probe of netflow-v5, netflow-v9 or ipfix: packing logic generic takes no other");
      }
      if (!draft.discards.isEmpty()) {
        problems.warning(draft.head.place(), "packing logic generic discards nothing");
      }
    } else if (probes.isEmpty()) {
      problems.warning(
          draft.head.place(), "sensor " + draft.name + " has no probe: no flow reaches it");
    }
  }

  private void wrong(SensorDraft draft, String found, String expected) {
    problems.error(draft.head.place(), found + " in sensor " + draft.name, expected);
  }
}
