package dev.rearview.udf.site.silkconf;

import dev.rearview.udf.site.text.Block;
import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.Statement;
import dev.rearview.udf.site.text.Word;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups of sensors in {@code silk.conf}, and lists of sensors that may name them. */
final class SensorGroups {
  private final Map<String, SiteSensor> sensors;
  private final Map<String, Set<String>> groups = new LinkedHashMap<>();
  private final Problems problems;

  /**
   * @param sensors those declared so far; grows while the file is read
   */
  SensorGroups(Map<String, SiteSensor> sensors, Problems problems) {
    this.sensors = sensors;
    this.problems = problems;
  }

  /** Takes a block {@code group}; one of a name that there is adds to it. */
  void take(Block block) {
    List<String> words = block.head().texts();
    if (words.size() != 1 || !Names.GROUP.allow(words.get(0))) {
      problems.error(
          block.head().place(), block.head().toString(), "group and " + Names.GROUP.expected());
      return;
    }
    Set<String> members = new LinkedHashSet<>(groups.getOrDefault(words.get(0), Set.of()));
    for (Statement statement : block.body()) {
      if (statement.keyword().equals("sensors")) {
        members.addAll(members(statement));
      } else {
        problems.error(statement.place(), statement.toString(), "sensors or 'end group'");
      }
    }
    groups.put(words.get(0), members);
  }

  /** The sensors that a statement {@code sensors} names. */
  Set<String> members(Statement statement) {
    Set<String> members = new LinkedHashSet<>();
    if (statement.arguments().isEmpty()) {
      problems.error(statement.place(), statement.toString(), "sensors and names of sensors");
    }
    for (Word word : statement.arguments()) {
      String name = word.text();
      if (name.startsWith("@")) {
        Set<String> group = groups.get(name.substring(1));
        if (group == null) {
          problems.error(statement.place(), "'" + name + "'", "a group declared before");
        } else {
          members.addAll(group);
        }
      } else if (sensors.containsKey(name)) {
        members.add(name);
      } else {
        problems.error(statement.place(), "'" + name + "'", "a sensor declared before");
      }
    }
    return members;
  }

  Map<String, Set<String>> build() {
    return Collections.unmodifiableMap(groups);
  }
}
