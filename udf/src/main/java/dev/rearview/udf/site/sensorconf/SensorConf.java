package dev.rearview.udf.site.sensorconf;

import dev.rearview.udf.site.silkconf.Site;
import dev.rearview.udf.site.text.Block;
import dev.rearview.udf.site.text.BlockReader;
import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.StatementSource;
import dev.rearview.udf.site.text.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code sensor.conf} says. Immutable. Read as SiLK's manual page sensor.conf(5) has it; a
 * probe that is named and nowhere declared is a mistake, which SiLK does not notice.
 *
 * @param probes probes, in the order of the file
 * @param sensors sensors, in the order of the file
 * @param setFiles files with sets of addresses that it names
 */
public record SensorConf(List<Probe> probes, List<Sensor> sensors, List<Path> setFiles) {
  private static final Set<String> BLOCKS = Set.of("probe", "group", "sensor");

  /** The configuration; what is wrong is added to the problems, and left out of it. */
  public static SensorConf read(
      StatementSource source, Site site, HostResolver hosts, Problems problems) {
    ProbeSet probes = new ProbeSet(hosts, problems);
    Groups groups = new Groups(problems);
    List<SensorDraft> drafts = new ArrayList<>();
    BlockReader blocks = new BlockReader(source, BLOCKS, problems);
    for (Block block = blocks.next(); block != null; block = blocks.next()) {
      switch (block.head().keyword()) {
        case "probe" -> probes.take(block);
        case "group" -> groups.take(block);
        case "sensor" -> sensor(block, site, groups, problems, drafts);
        default ->
            problems.error(
                block.head().place(),
                block.head().toString(),
                "one of probe, group, sensor, include");
      }
    }
    SensorRules rules = new SensorRules(site.packingLogic(), problems);
    List<Sensor> sensors =
        drafts.stream().map(draft -> build(draft, probes.byName(), rules, problems)).toList();
    return new SensorConf(List.copyOf(probes.list()), sensors, groups.setFiles());
  }

  private static void sensor(
      Block block, Site site, Groups groups, Problems problems, List<SensorDraft> drafts) {
    List<String> words = block.head().texts();
    if (words.size() != 1) {
      problems.error(block.head().place(), block.head().toString(), "sensor and its name");
    } else {
      if (!site.sensors().containsKey(words.get(0))) {
        problems.error(
            block.head().place(), "sensor " + words.get(0), "a sensor that silk.conf declares");
      }
      drafts.add(new SensorBlock(words.get(0), block, groups, problems).draft());
    }
  }

  private static Sensor build(
      SensorDraft draft, Map<String, Probe> byName, SensorRules rules, Problems problems) {
    int before = problems.errors().size();
    List<Probe> probes = new ArrayList<>();
    for (SensorDraft.Probes statement : draft.probes) {
      for (Word word : statement.statement().arguments()) {
        Probe probe = byName.get(word.text());
        if (probe == null) {
          problems.error(
              statement.statement().place(),
              word.toString(),
              "a probe that this file declares" + nearest(byName));
        } else if (probe.type() != statement.type()) {
          problems.error(
              statement.statement().place(),
              word + ", a probe of type " + probe.type().keyword(),
              "a probe of type " + statement.type().keyword());
        } else if (!probes.contains(probe)) {
          probes.add(probe);
        }
      }
    }
    Map<Network, Decider> networks = rules.networks(draft);
    if (problems.errors().size() == before) {
      rules.probes(draft, probes);
    }
    return new Sensor(
        draft.name,
        draft.head.place(),
        List.copyOf(probes),
        Collections.unmodifiableMap(draft.fixed),
        Collections.unmodifiableMap(networks),
        List.copyOf(draft.discards));
  }

  private static String nearest(Map<String, Probe> byName) {
    return byName.isEmpty() ? "" : ": " + String.join(", ", byName.keySet());
  }
}
