package dev.rearview.jobs.cluster;

import java.util.Map;

/** Writes the files that Flink reads keys and values from. */
final class FlatYaml {
  private FlatYaml() {}

  /** One line an entry, in the map's order; values are in quotes, whatever they hold. */
  static String of(Map<String, String> entries) {
    StringBuilder yaml =
        new StringBuilder("# Written by `rearview up` from rearview.properties: edits are lost.\n");
    entries.forEach(
        (key, value) ->
            yaml.append(key).append(": '").append(value.replace("'", "''")).append("'\n"));
    return yaml.toString();
  }
}
