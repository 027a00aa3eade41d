package dev.rearview.udf.site.categorise;

import dev.rearview.udf.prefix.IpAddress;
import dev.rearview.udf.prefix.IpBlock;
import dev.rearview.udf.prefix.PrefixTable;
import dev.rearview.udf.site.sensorconf.AcceptedHost;
import dev.rearview.udf.site.sensorconf.Probe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the probe of a flow by its export protocol, its exporter and, if it is known, the port that
 * it was received on. Immutable; finding makes no object.
 *
 * <p>A probe that names the exporter is preferred to one that listens to everyone, and that to one
 * that does not listen but reads files. If several are left, there is no telling whose the flow is.
 */
final class ProbeFinder {
  /** Number of no probe. */
  static final int NONE = -1;

  private final Map<String, Candidates> byProtocol = new HashMap<>();

  /**
   * Probes of one export protocol.
   *
   * @param byExporter those that name the exporter
   * @param everyone those that listen to everyone
   * @param files those that do not listen
   */
  private record Candidates(
      PrefixTable<List<Numbered>> byExporter, List<Numbered> everyone, List<Numbered> files) {}

  /** A probe, and its number among all. */
  private record Numbered(int number, int port) {}

  ProbeFinder(List<Probe> probes) {
    for (Probe probe : probes) {
      for (String protocol : probe.type().exportProtocols()) {
        byProtocol.computeIfAbsent(
            protocol,
            absent ->
                candidates(
                    probes.stream().filter(other -> other.type() == probe.type()).toList(),
                    probes));
      }
    }
  }

  private static Candidates candidates(List<Probe> ofType, List<Probe> all) {
    Map<IpAddress, List<Numbered>> byExporter = new LinkedHashMap<>();
    List<Numbered> everyone = new ArrayList<>();
    List<Numbered> files = new ArrayList<>();
    for (Probe probe : ofType) {
      Numbered numbered = new Numbered(all.indexOf(probe), probe.port().orElse(Flow.ABSENT));
      if (probe.port().isEmpty()) {
        files.add(numbered);
      } else if (probe.acceptsAll()) {
        everyone.add(numbered);
      } else {
        probe.acceptFrom().stream()
            .map(AcceptedHost::addresses)
            .flatMap(List::stream)
            .distinct()
            .forEach(
                address ->
                    byExporter.computeIfAbsent(address, absent -> new ArrayList<>()).add(numbered));
      }
    }
    PrefixTable.Builder<List<Numbered>> table = PrefixTable.builder();
    byExporter.forEach((address, named) -> table.add(IpBlock.of(address), List.copyOf(named)));
    return new Candidates(table.build(), List.copyOf(everyone), List.copyOf(files));
  }

  /** The number of the flow's probe, or {@link #NONE} if there is none, or no telling. */
  int find(String exportProtocol, Flow flow) {
    Candidates candidates = byProtocol.get(exportProtocol);
    if (candidates == null) {
      return NONE;
    }
    List<Numbered> named =
        flow.exporterKnown ? candidates.byExporter.find(flow.exporterHigh, flow.exporterLow) : null;
    if (named != null && count(named, flow.collectorPort) > 0) {
      return only(named, flow.collectorPort);
    }
    return count(candidates.everyone, flow.collectorPort) > 0
        ? only(candidates.everyone, flow.collectorPort)
        : only(candidates.files, Flow.ABSENT);
  }

  private static int only(List<Numbered> probes, int port) {
    int found = NONE;
    for (int i = 0; i < probes.size(); i++) {
      if (matches(probes.get(i), port)) {
        if (found != NONE) {
          return NONE;
        }
        found = probes.get(i).number();
      }
    }
    return found;
  }

  private static int count(List<Numbered> probes, int port) {
    int count = 0;
    for (int i = 0; i < probes.size(); i++) {
      count += matches(probes.get(i), port) ? 1 : 0;
    }
    return count;
  }

  private static boolean matches(Numbered probe, int port) {
    return port == Flow.ABSENT || probe.port() == port;
  }
}
