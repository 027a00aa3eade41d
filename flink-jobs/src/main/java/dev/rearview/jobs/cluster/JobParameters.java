package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the SQL functions of every job are told: where their files lie, and in which order to ask
 * them. Each job of the cluster has them as its global parameters.
 *
 * @param values parameter to value
 */
record JobParameters(Map<String, String> values) {
  private static final String PREFIX = "rearview.";

  /** Settings whose names are those of parameters, but for the prefix. */
  private static final Setting[] PLAIN = {
    Setting.GEOIP_ORDER, Setting.GEOIP_LANGUAGE, Setting.GEOIP_CACHE_ENTRIES, Setting.ASN_ORDER
  };

  /** Those of an instance. */
  static JobParameters of(Instance instance) {
    Map<String, String> values = new TreeMap<>();
    for (Setting setting : PLAIN) {
      String text = instance.settings().text(setting);
      if (!text.isEmpty()) {
        values.put(PREFIX + setting.key(), text);
      }
    }
    put(values, Setting.GEOIP_DIRECTORY, instance.geoip());
    put(values, Setting.REFERENCE_DIRECTORY, instance.reference());
    instance.silkConf().ifPresent(file -> put(values, Setting.SITE_SILK_CONF, file));
    instance.sensorConf().ifPresent(file -> put(values, Setting.SITE_SENSOR_CONF, file));
    return new JobParameters(values);
  }

  /** As Flink reads a map: entries in quotes, as paths may have commas and colons. */
  String text() {
    return values.entrySet().stream()
        .map(entry -> quoted(entry.getKey() + ":" + quoted(entry.getValue())))
        .collect(Collectors.joining(","));
  }

  private static void put(Map<String, String> values, Setting setting, Path path) {
    values.put(PREFIX + setting.key(), path.toAbsolutePath().normalize().toString());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
