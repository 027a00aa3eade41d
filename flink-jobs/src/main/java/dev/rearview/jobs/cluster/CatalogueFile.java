package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.Instance;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file in Flink's catalogue store that gives every session the instance's tables, views and
 * functions.
 */
final class CatalogueFile {
  /** The catalogue's name, in SQL and in the store. */
  static final String NAME = "rearview";

  private CatalogueFile() {}

  /** The file's text. */
  static String yaml(Instance instance) {
    return FlatYaml.of(options(instance));
  }

  static Map<String, String> options(Instance instance) {
    Map<String, String> options = new TreeMap<>();
    options.put("type", NAME);
    options.put("journal", instance.journal().toString());
    options.put("archive", instance.archive().toString());
    options.putAll(instance.settings().changedDecoderLimits());
    return options;
  }
}
