package dev.rearview.udf.site.check;

import dev.rearview.udf.prefix.IpAddress;
import dev.rearview.udf.site.Listener;
import dev.rearview.udf.site.SensorConfiguration;
import dev.rearview.udf.site.sensorconf.HostResolver;
import dev.rearview.udf.site.sensorconf.Probe;
import dev.rearview.udf.site.text.Place;
import dev.rearview.udf.site.text.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What probes listen on, as the collector's file of listeners has it: a line a port.
 *
 * @param lines the lines; {@code none} alone if no probe listens
 * @param mistakes what keeps them from being used; empty if nothing does
 */
record ListenersText(List<String> lines, List<Problem> mistakes) {
  private static final String EVERYONE = "*";
  private static final String NONE = "none";

  /**
   * Of a configuration.
   *
   * @param hosts whom to ask for the address of a host that is named to be bound
   */
  static ListenersText of(SensorConfiguration configuration, HostResolver hosts) {
    List<String> lines = new ArrayList<>();
    List<Problem> mistakes = new ArrayList<>();
    Map<String, Place> taken = new HashMap<>();
    for (Listener listener : configuration.listeners()) {
      Place place = listener.probes().get(0).place();
      Optional<String> host = host(listener, hosts);
      if (host.isEmpty()) {
        mistakes.add(
            new Problem(
                place,
                "listen-as-host " + listener.host().orElse(""),
                "an address, or a name that has one"));
        continue;
      }
      String socket =
          listener.transport().keyword() + " " + listener.port() + " host=" + host.get();
      Place other = taken.putIfAbsent(socket, place);
      if (other != null) {
        mistakes.add(
            new Problem(place, socket + " again", "one name for the host, as in " + other));
        continue;
      }
      lines.add(
          socket
              + " accept="
              + accept(listener)
              + " # "
              + listener.probes().stream().map(Probe::name).collect(Collectors.joining(", ")));
    }
    return new ListenersText(lines.isEmpty() ? List.of(NONE) : lines, mistakes);
  }

  private static String accept(Listener listener) {
    if (listener.acceptAll()) {
      return EVERYONE;
    }
    return listener.acceptFrom().isEmpty() ? NONE : String.join(",", listener.acceptFrom());
  }

  private static Optional<String> host(Listener listener, HostResolver hosts) {
    if (listener.host().isEmpty()) {
      return Optional.of(EVERYONE);
    }
    String name = listener.host().get();
    return IpAddress.parse(name)
        .or(() -> hosts.addresses(name).stream().findFirst())
        .map(Object::toString);
  }
}
