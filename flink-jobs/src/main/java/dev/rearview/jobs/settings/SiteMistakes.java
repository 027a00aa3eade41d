package dev.rearview.jobs.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings of a site's files that do not go together. */
final class SiteMistakes {
  private SiteMistakes() {}

  static List<String> of(Map<Setting, String> values) {
    List<String> mistakes = new ArrayList<>();
    boolean sensorConf = !values.get(Setting.SITE_SENSOR_CONF).isEmpty();
    if (sensorConf && values.get(Setting.SITE_SILK_CONF).isEmpty()) {
      mistakes.add("site.sensor-conf needs site.silk-conf, which says what its sensors are");
    }
    if (sensorConf && !values.get(Setting.COLLECTOR_LISTENERS).isEmpty()) {
      mistakes.add("site.sensor-conf and collector.listeners both name the ports: set one of them");
    }
    return mistakes;
  }
}
