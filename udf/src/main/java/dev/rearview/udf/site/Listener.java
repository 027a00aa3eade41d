package dev.rearview.udf.site;

import dev.rearview.udf.site.sensorconf.Probe;
import dev.rearview.udf.site.sensorconf.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A port that probes want to be listened on, and to whom.
 *
 * @param transport by what
 * @param port its number, as the file has it
 * @param host local address or name to bind; empty = every one
 * @param acceptAll whether everyone is listened to
 * @param acceptFrom addresses of those who are, if not everyone; none if no name has an address
 * @param probes the probes that share the port
 */
public record Listener(
    Transport transport,
    int port,
    Optional<String> host,
    boolean acceptAll,
    List<String> acceptFrom,
    List<Probe> probes) {

  /** What to tell probes apart by, on one port. */
  private record Socket(Transport transport, int port, Optional<String> host) {}

  /** Those of the probes that listen, in their order. */
  static List<Listener> of(List<Probe> probes) {
    Map<Socket, List<Probe>> sockets = new LinkedHashMap<>();
    for (Probe probe : probes) {
      if (probe.port().isPresent() && probe.transport().isPresent()) {
        Socket socket =
            new Socket(probe.transport().get(), probe.port().getAsInt(), probe.listenAsHost());
        sockets.computeIfAbsent(socket, absent -> new ArrayList<>()).add(probe);
      }
    }
    return sockets.entrySet().stream()
        .map(
            entry -> {
              Socket socket = entry.getKey();
              List<Probe> sharing = entry.getValue();
              boolean acceptAll = sharing.stream().anyMatch(Probe::acceptsAll);
              Stream<String> addresses =
                  sharing.stream()
                      .flatMap(probe -> probe.acceptFrom().stream())
                      .flatMap(accepted -> accepted.addresses().stream())
                      .map(Object::toString)
                      .distinct();
              return new Listener(
                  socket.transport(),
                  socket.port(),
                  socket.host(),
                  acceptAll,
                  acceptAll ? List.of() : addresses.toList(),
                  List.copyOf(sharing));
            })
        .toList();
  }
}
