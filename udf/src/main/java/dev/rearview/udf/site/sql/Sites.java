package dev.rearview.udf.site.sql;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.reference.Lease;
import dev.rearview.udf.reference.ReferenceDirectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.table.functions.FunctionContext;

/**
 * The sites that a function's calls name: that of the job's parameters, and those of arguments. A
 * site is read again when one of its files changes; one that is broken then stays as it was.
 */
final class Sites implements AutoCloseable {
  /** Job parameter: path of the site's silk.conf. */
  static final String SILK_CONF = "rearview.site.silk-conf";

  /** Job parameter: path of the site's sensor.conf. */
  static final String SENSOR_CONF = "rearview.site.sensor-conf";

  private static final int MOST_SITES = 16;

  private final FunctionContext context;
  private final String jobSilkConf;
  private final String jobSensorConf;
  private final Map<SiteSource, Lease<SiteTable>> leases = new HashMap<>();
  private String lastSilkConf;
  private String lastSensorConf;
  private Lease<SiteTable> last;

  /**
   * With the files that the job's parameters name, if they do.
   *
   * @throws UdfException with every mistake in them
   */
  Sites(FunctionContext context) {
    this.context = context;
    jobSilkConf = context.getJobParameter(SILK_CONF, null);
    jobSensorConf = context.getJobParameter(SENSOR_CONF, null);
    last = lease(null, null);
  }

  /**
   * What sorts the flow of a call, for the row that the calling thread is at.
   *
   * @param silkConf path of the call's own silk.conf; null = the job's
   * @param sensorConf path of its own sensor.conf; null = the job's
   * @return null if neither the call nor the job names a site
   * @throws UdfException with every mistake in its files
   */
  RowFlow flow(String silkConf, String sensorConf) {
    if (!Objects.equals(silkConf, lastSilkConf) || !Objects.equals(sensorConf, lastSensorConf)) {
      last = lease(silkConf, sensorConf);
      lastSilkConf = silkConf;
      lastSensorConf = sensorConf;
    }
    return last == null ? null : last.table().flow();
  }

  private Lease<SiteTable> lease(String silkConf, String sensorConf) {
    String silk = silkConf != null ? silkConf : jobSilkConf;
    String sensor = sensorConf != null ? sensorConf : jobSensorConf;
    if (silk == null && sensor == null) {
      return null;
    }
    if (silk == null || sensor == null) {
      throw new UdfException(
          "a site needs both files: silk_conf or "
              + SILK_CONF
              + " is "
              + silk
              + ", sensor_conf or "
              + SENSOR_CONF
              + " is "
              + sensor);
    }
    SiteSource source = new SiteSource(Path.of(silk), Path.of(sensor));
    if (leases.size() == MOST_SITES && !leases.containsKey(source)) {
      throw new UdfException("a function takes " + MOST_SITES + " sites at most");
    }
    Lease<SiteTable> lease =
        leases.computeIfAbsent(source, absent -> ReferenceDirectory.lease(context, absent));
    if (lease.table() == null) {
      String problem = lease.problem().orElse("they cannot be read");
      leases.remove(source);
      lease.close();
      throw new UdfException("the site's files cannot be used:\n" + problem);
    }
    return lease;
  }

  @Override
  public void close() {
    leases.values().forEach(Lease::close);
  }
}
