package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.text.SiteException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.table.functions.FunctionContext;

/**
 * The sites that a function's calls name: that of the job's parameters, and those of arguments.
 * Opened with the function, and watched by a thread of its own until it is closed.
 */
final class Sites implements AutoCloseable {
  private static final String SILK_CONF = "rearview.site.silk-conf";
  private static final String SENSOR_CONF = "rearview.site.sensor-conf";
  private static final String CHECK_INTERVAL = "rearview.site.check-interval-seconds";
  private static final String DEFAULT_CHECK_INTERVAL = "10";
  private static final int MOST_SITES = 16;

  private final String defaultSilkConf;
  private final String defaultSensorConf;
  private final Map<SitePaths, WatchedSite> sites = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watch;
  private String lastSilkConf;
  private String lastSensorConf;
  private WatchedSite last;

  /**
   * With the files that the job's parameters name, if they do.
   *
   * @throws IllegalArgumentException with every mistake in them
   */
  Sites(FunctionContext context) {
    defaultSilkConf = context.getJobParameter(SILK_CONF, null);
    defaultSensorConf = context.getJobParameter(SENSOR_CONF, null);
    String interval = context.getJobParameter(CHECK_INTERVAL, DEFAULT_CHECK_INTERVAL);
    if (!interval.matches("[1-9]\\d{0,5}")) {
      throw new IllegalArgumentException(
          CHECK_INTERVAL + " is '" + interval + "', expected a number of seconds from 1 on");
    }
    last = open(null, null).orElse(null);
    watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "rearview-site-watch");
              thread.setDaemon(true);
              return thread;
            });
    long seconds = Long.parseLong(interval);
    watch.scheduleWithFixedDelay(
        () -> sites.values().forEach(WatchedSite::check), seconds, seconds, TimeUnit.SECONDS);
  }

  /**
   * The site of a call.
   *
   * @param silkConf path of the call's own silk.conf; null = the job's
   * @param sensorConf path of its own sensor.conf; null = the job's
   * @return the site, or null if neither the call nor the job names one
   * @throws IllegalArgumentException with every mistake in its files
   */
  WatchedSite site(String silkConf, String sensorConf) {
    if (!same(silkConf, lastSilkConf) || !same(sensorConf, lastSensorConf)) {
      last = open(silkConf, sensorConf).orElse(null);
      lastSilkConf = silkConf;
      lastSensorConf = sensorConf;
    }
    return last;
  }

  private Optional<WatchedSite> open(String silkConf, String sensorConf) {
    String silk = silkConf != null ? silkConf : defaultSilkConf;
    String sensor = sensorConf != null ? sensorConf : defaultSensorConf;
    if (silk == null && sensor == null) {
      return Optional.empty();
    }
    if (silk == null || sensor == null) {
      throw new IllegalArgumentException(
          "a site needs both files: silk_conf (" + SILK_CONF + ") is " + silk + ", sensor_conf ("
              + SENSOR_CONF + ") is " + sensor);
    }
    SitePaths paths = new SitePaths(Path.of(silk), Path.of(sensor));
    WatchedSite known = sites.get(paths);
    if (known != null) {
      return Optional.of(known);
    }
    if (sites.size() == MOST_SITES) {
      throw new IllegalArgumentException(
          "more than " + MOST_SITES + " pairs of silk_conf and sensor_conf in one function");
    }
    try {
      WatchedSite opened = new WatchedSite(paths);
      sites.put(paths, opened);
      return Optional.of(opened);
    } catch (SiteException e) {
      throw new IllegalArgumentException("the site's files cannot be used:\n" + e.getMessage(), e);
    }
  }

  private static boolean same(String one, String other) {
    return one == null ? other == null : one.equals(other);
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
