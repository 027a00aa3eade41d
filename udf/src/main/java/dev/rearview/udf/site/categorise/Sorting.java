package dev.rearview.udf.site.categorise;

import dev.rearview.udf.site.sensorconf.Network;
import dev.rearview.udf.site.sensorconf.Probe;
import dev.rearview.udf.site.sensorconf.Quirk;
import dev.rearview.udf.site.sensorconf.Sensor;
import dev.rearview.udf.site.sensorconf.Side;
import dev.rearview.udf.site.silkconf.Split;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How one sensor sorts the flows of one of its probes. Immutable; what it answers was made
 * beforehand.
 *
 * <p>SiLK's order counts where networks overlap: a source is compared with the external network
 * first; a destination with the null network, then with the opposite one, then with its own.
 */
final class Sorting {
  private final Map<Side, Network> fixed;
  private final Map<Network, NetworkTest> networks = new EnumMap<>(Network.class);
  private final DiscardTest[] discards;
  private final boolean twoway;
  private final boolean firewallEvents;
  private final boolean missingAddresses;
  private final Split[] splits;
  private final List<Category>[] split;
  private final Map<Type, List<Category>> categories = new EnumMap<>(Type.class);

  /** The types that are not parted off. */
  private enum Type {
    IN,
    OUT,
    INNULL,
    OUTNULL,
    INT2INT,
    EXT2EXT,
    OTHER
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  Sorting(Sensor sensor, Probe probe, String className, boolean twoway, List<Split> splits) {
    this.twoway = twoway;
    fixed = sensor.fixed();
    sensor
        .networks()
        .forEach(
            (network, decider) -> networks.put(network, new NetworkTest(decider, probe.vlan())));
    discards =
        sensor.discards().stream()
            .filter(discard -> twoway)
            .map(discard -> new DiscardTest(discard, probe.vlan()))
            .toArray(DiscardTest[]::new);
    firewallEvents = probe.quirks().contains(Quirk.FIREWALL_EVENT);
    missingAddresses = probe.quirks().contains(Quirk.MISSING_IPS);
    this.splits = splits.toArray(Split[]::new);
    split = new List[splits.size() * 2];
    for (int i = 0; i < this.splits.length; i++) {
      String name = this.splits[i].name();
      split[2 * i] = List.of(new Category(sensor.name(), className, "in" + name));
      split[2 * i + 1] = List.of(new Category(sensor.name(), className, "out" + name));
    }
    for (Type type : Type.values()) {
      String name = type.name().toLowerCase(Locale.ROOT);
      categories.put(type, List.of(new Category(sensor.name(), className, name)));
    }
  }

  /** What the sensor makes of the flow: one category, or none if it leaves the flow out. */
  List<Category> sort(Flow flow) {
    FirewallVerdict verdict =
        firewallEvents
            ? FirewallVerdict.of(flow.firewallEvent, flow.firewallExtendedEvent)
            : FirewallVerdict.FLOW;
    if (verdict == FirewallVerdict.IGNORED || (!flow.addressed && !missingAddresses)) {
      return List.of();
    }
    for (DiscardTest discard : discards) {
      if (discard.leavesOut(flow)) {
        return List.of();
      }
    }
    Type type = denied(twoway ? twoway(flow) : generic(flow), verdict);
    if (type == Type.IN || type == Type.OUT) {
      for (int i = 0; i < splits.length; i++) {
        if (splits[i].takes(flow.protocol, flow.sourcePort, flow.destinationPort, flow.ipv6())) {
          return split[type == Type.IN ? 2 * i : 2 * i + 1];
        }
      }
    }
    return categories.get(type);
  }

  private Type twoway(Flow flow) {
    if (is(Network.EXTERNAL, flow, Side.SOURCE)) {
      if (is(Network.NULL, flow, Side.DESTINATION)) {
        return Type.INNULL;
      }
      if (is(Network.INTERNAL, flow, Side.DESTINATION)) {
        return Type.IN;
      }
      return is(Network.EXTERNAL, flow, Side.DESTINATION) ? Type.EXT2EXT : Type.OTHER;
    }
    if (is(Network.INTERNAL, flow, Side.SOURCE)) {
      if (is(Network.NULL, flow, Side.DESTINATION)) {
        return Type.OUTNULL;
      }
      if (is(Network.EXTERNAL, flow, Side.DESTINATION)) {
        return Type.OUT;
      }
      return is(Network.INTERNAL, flow, Side.DESTINATION) ? Type.INT2INT : Type.OTHER;
    }
    return Type.OTHER;
  }

  private Type generic(Flow flow) {
    boolean toNull = is(Network.NULL, flow, Side.DESTINATION);
    return is(Network.EXTERNAL, flow, Side.SOURCE)
        ? toNull ? Type.INNULL : Type.IN
        : toNull ? Type.OUTNULL : Type.OUT;
  }

  private boolean is(Network network, Flow flow, Side side) {
    if (fixed.get(side) == network) {
      return true;
    }
    NetworkTest test = networks.get(network);
    return test != null && test.has(flow, side);
  }

  private static Type denied(Type type, FirewallVerdict verdict) {
    return switch (verdict) {
      case FLOW, IGNORED -> type;
      case DENIED_INGRESS -> Type.INNULL;
      case DENIED_EGRESS -> Type.OUTNULL;
      case DENIED ->
          switch (type) {
            case IN, EXT2EXT -> Type.INNULL;
            case OUT, INT2INT -> Type.OUTNULL;
            case INNULL, OUTNULL, OTHER -> type;
          };
    };
  }
}
