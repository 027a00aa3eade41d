package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.site.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where flows come from: exporters of one kind that send to one port, or files.
 *
 * @param name its name
 * @param type the kind of its exporters
 * @param place where its block begins
 * @param port port that it listens on; empty if it does not
 * @param transport what it listens by; empty if it does not listen
 * @param listenAsHost the local address or name that it binds; empty = every one
 * @param acceptFrom who is listened to; empty = everyone
 * @param directory what SiLK reads files from; empty if it listens, or reads single files
 * @param vlan whether the interfaces of its flows are VLAN ids, not SNMP numbers
 * @param quirks what is peculiar about its exporters
 */
public record Probe(
    String name,
    ProbeType type,
    Place place,
    OptionalInt port,
    Optional<Transport> transport,
    Optional<String> listenAsHost,
    List<AcceptedHost> acceptFrom,
    Optional<String> directory,
    boolean vlan,
    Set<Quirk> quirks) {

  /** Whether it listens to everyone. */
  public boolean acceptsAll() {
    return acceptFrom.isEmpty();
  }

  /** Whether it listens on the same port as another, by the same transport and local address. */
  boolean sharesPort(Probe other) {
    return port.isPresent()
        && port.equals(other.port)
        && transport.equals(other.transport)
        && listenAsHost.equals(other.listenAsHost);
  }

  /** Whether both listen to some exporter. */
  public boolean sharesExporter(Probe other) {
    return acceptsAll()
        || other.acceptsAll()
        || acceptFrom.stream().anyMatch(host -> other.acceptFrom.stream().anyMatch(host::same));
  }
}
