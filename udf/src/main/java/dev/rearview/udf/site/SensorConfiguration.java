package dev.rearview.udf.site;

import dev.rearview.udf.site.categorise.Categoriser;
import dev.rearview.udf.site.sensorconf.HostResolver;
import dev.rearview.udf.site.sensorconf.SensorConf;
import dev.rearview.udf.site.sensorconf.SystemHosts;
import dev.rearview.udf.site.silkconf.SilkConf;
import dev.rearview.udf.site.silkconf.Site;
import dev.rearview.udf.site.text.Place;
import dev.rearview.udf.site.text.Problems;
import dev.rearview.udf.site.text.SiteException;
import dev.rearview.udf.site.text.StatementSource;
import dev.rearview.udf.site.text.Syntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code silk.conf} and {@code sensor.conf} say together. Immutable.
 *
 * @param silkConf where the one was read from
 * @param sensorConf where the other was
 * @param site what the one says
 * @param sensors what the other says
 * @param files every file that was read: both, what they include, sets of addresses
 * @param warnings what is allowed but hardly meant, a line each
 */
public record SensorConfiguration(
    Path silkConf,
    Path sensorConf,
    Site site,
    SensorConf sensors,
    List<Path> files,
    List<String> warnings) {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * Reads both files; names of hosts are asked of the system, for three seconds in all at most.
   *
   * @throws SiteException with every mistake of both files
   */
  public static SensorConfiguration load(Path silkConf, Path sensorConf) throws SiteException {
    return load(silkConf, sensorConf, new SystemHosts(PATIENCE));
  }

  /**
   * Reads both files.
   *
   * @param hosts whom to ask for addresses of hosts
   * @throws SiteException with every mistake of both files
   */
  public static SensorConfiguration load(Path silkConf, Path sensorConf, HostResolver hosts)
      throws SiteException {
    Problems problems = new Problems();
    for (Path file : List.of(silkConf, sensorConf)) {
      if (!Files.isReadable(file)) {
        problems.error(new Place(file, 1), "no file " + file, "a file that can be read");
      }
    }
    // Without the one, everything in the other would seem wrong.
    problems.throwIfAny(List.of(silkConf, sensorConf));
    StatementSource silkSource = new StatementSource(silkConf, Syntax.SILK_CONF, problems);
    Site site = SilkConf.read(silkSource, problems);
    StatementSource sensorSource = new StatementSource(sensorConf, Syntax.SENSOR_CONF, problems);
    SensorConf sensors = SensorConf.read(sensorSource, site, hosts, problems);
    List<Path> files = new ArrayList<>(silkSource.files());
    files.addAll(sensorSource.files());
    files.addAll(sensors.setFiles());
    Unused.warn(site, sensors, problems);
    problems.throwIfAny(files);
    return new SensorConfiguration(
        silkConf, sensorConf, site, sensors, List.copyOf(files), problems.warnings());
  }

  /** What sorts flows by it. */
  public Categoriser categoriser() {
    return new Categoriser(site, sensors);
  }

  /** What the collector has to listen on. */
  public List<Listener> listeners() {
    return Listener.of(sensors.probes());
  }
}
