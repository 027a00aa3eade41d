package dev.rearview.udf.site.categorise;

import dev.rearview.udf.site.sensorconf.Probe;
import dev.rearview.udf.site.sensorconf.Sensor;
import dev.rearview.udf.site.sensorconf.SensorConf;
import dev.rearview.udf.site.silkconf.PackingLogic;
import dev.rearview.udf.site.silkconf.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts flows as SiLK's packing logics do: a flow is of a probe, and each sensor of that probe puts
 * it into a type or leaves it out. Immutable. A flow under one sensor costs no object.
 */
public final class Categoriser {
  private final ProbeFinder probes;
  private final Sorting[][] sortings;

  /** By what the configuration says. */
  public Categoriser(Site site, SensorConf conf) {
    probes = new ProbeFinder(conf.probes());
    sortings = new Sorting[conf.probes().size()][];
    for (int i = 0; i < sortings.length; i++) {
      Probe probe = conf.probes().get(i);
      List<Sorting> ofProbe = new ArrayList<>();
      for (Sensor sensor : conf.sensors()) {
        if (sensor.probes().contains(probe)) {
          ofProbe.add(
              new Sorting(
                  sensor,
                  probe,
                  Site.PACKED_CLASS,
                  site.packingLogic() == PackingLogic.TWOWAY,
                  site.splits()));
        }
      }
      sortings[i] = ofProbe.toArray(Sorting[]::new);
    }
  }

  /**
   * What the sensors make of a flow, in the order of the configuration; none if no probe or no
   * sensor takes it. Two blocks of one sensor give a category each, as SiLK stores the flow twice.
   *
   * @param exportProtocol as in the column {@code export_protocol}
   */
  public List<Category> categorise(String exportProtocol, Flow flow) {
    int probe = probes.find(exportProtocol, flow);
    if (probe == ProbeFinder.NONE) {
      return List.of();
    }
    Sorting[] ofProbe = sortings[probe];
    List<Category> all = List.of();
    for (int i = 0; i < ofProbe.length; i++) {
      List<Category> one = ofProbe[i].sort(flow);
      if (all.isEmpty()) {
        all = one;
      } else if (!one.isEmpty()) {
        List<Category> more = new ArrayList<>(all);
        more.addAll(one);
        all = more;
      }
    }
    return all;
  }
}
