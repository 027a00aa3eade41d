package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.site.text.Block;
import dev.rearview.udf.site.text.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The probes of a file, and what they must have to do with one another. */
final class ProbeSet {
  private final Map<String, Probe> probes = new LinkedHashMap<>();
  private final HostResolver hosts;
  private final Problems problems;

  ProbeSet(HostResolver hosts, Problems problems) {
    this.hosts = hosts;
    this.problems = problems;
  }

  void take(Block block) {
    List<String> words = block.head().texts();
    if (words.size() != 2 || !Names.allow(words.get(0))) {
      problems.error(
          block.head().place(),
          block.head().toString(),
          "probe, " + Names.EXPECTED + ", and one of " + ProbeType.keywords());
      return;
    }
    Optional<ProbeType> type = ProbeType.of(words.get(1));
    if (type.isEmpty()) {
      problems.error(
          block.head().place(), "'" + words.get(1) + "'", "one of " + ProbeType.keywords());
      return;
    }
    Probe probe = new ProbeBlock(block, type.get(), hosts, problems).read();
    Probe before = probes.get(probe.name());
    if (before != null) {
      problems.error(
          probe.place(),
          "probe " + probe.name() + " again",
          "a name that is not taken, as in line " + before.place().line());
      return;
    }
    probes.values().forEach(other -> compare(other, probe));
    probes.put(probe.name(), probe);
  }

  private void compare(Probe before, Probe probe) {
    if (probe.directory().isPresent() && probe.directory().equals(before.directory())) {
      problems.error(
          probe.place(),
          "directory " + probe.directory().get() + " in probe " + probe.name(),
          "one that probe " + before.name() + " does not read");
    }
    if (!probe.sharesPort(before)) {
      return;
    }
    String shared =
        "probes "
            + before.name()
            + " and "
            + probe.name()
            + " on "
            + probe.transport().map(Transport::keyword).orElse("")
            + " port "
            + probe.port().orElse(0);
    if (probe.type() != before.type()) {
      problems.error(probe.place(), shared, "one type of probe on a port");
    } else if (probe.sharesExporter(before)) {
      problems.error(probe.place(), shared, "accept-from-host in both, with different hosts");
    }
  }

  Map<String, Probe> byName() {
    return probes;
  }

  List<Probe> list() {
    return new ArrayList<>(probes.values());
  }
}
