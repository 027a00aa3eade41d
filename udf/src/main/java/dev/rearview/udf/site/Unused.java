package dev.rearview.udf.site;

import dev.rearview.udf.site.sensorconf.Probe;
import dev.rearview.udf.site.sensorconf.Sensor;
import dev.rearview.udf.site.sensorconf.SensorConf;
import dev.rearview.udf.site.silkconf.Site;
import dev.rearview.udf.site.text.Problems;
import java.util.List;

/** Warns of what both files say in vain. */
final class Unused {
  private Unused() {}

  static void warn(Site site, SensorConf conf, Problems problems) {
    for (Sensor sensor : conf.sensors()) {
      if (site.packedClass() != null
          && site.sensors().containsKey(sensor.name())
          && !site.packedClass().sensors().contains(sensor.name())) {
        problems.warning(
            sensor.place(),
            "sensor "
                + sensor.name()
                + " is in class "
                + Site.PACKED_CLASS
                + " by its flows, but not in silk.conf");
      }
    }
    List<Probe> probes = conf.probes();
    for (int i = 0; i < probes.size(); i++) {
      Probe probe = probes.get(i);
      if (conf.sensors().stream().noneMatch(sensor -> sensor.probes().contains(probe))) {
        problems.warning(
            probe.place(), "probe " + probe.name() + " is of no sensor: its flows have no type");
      }
      for (Probe other : probes.subList(0, i)) {
        if (onlyPortTells(probe, other)) {
          problems.warning(
              probe.place(),
              "only the receiving port tells probe "
                  + probe.name()
                  + " from "
                  + other.name()
                  + ": name exporters in accept-from-host, or give collector_port to functions");
        }
      }
    }
  }

  /** Whether both can have flows of the same exporter, neither by naming it more closely. */
  private static boolean onlyPortTells(Probe probe, Probe other) {
    return probe.type() == other.type()
        && probe.port().isPresent() == other.port().isPresent()
        && probe.acceptsAll() == other.acceptsAll()
        && probe.sharesExporter(other);
  }
}
