package dev.rearview.udf.site.sql;

import dev.rearview.udf.site.SensorConfiguration;
import dev.rearview.udf.site.categorise.Categoriser;
import dev.rearview.udf.site.text.SiteException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sorts flows by files that may change while it does. A change that can be read takes effect
 * with the flow after it; one that cannot is logged once, and what was in effect stays so.
 *
 * <p>Sorting reads one volatile field; {@link #check} is for another thread.
 */
final class WatchedSite {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedSite.class);

  private final SitePaths paths;
  private volatile Categoriser categoriser;
  private Map<Path, FileStamp> stamps;

  /**
   * Reads the files.
   *
   * @throws SiteException if they cannot be used
   */
  WatchedSite(SitePaths paths) throws SiteException {
    this.paths = paths;
    // Stamped before they are read: what is changed meanwhile is read again.
    Map<Path, FileStamp> before = FileStamp.of(List.of(paths.silkConf(), paths.sensorConf()));
    SensorConfiguration configuration = load();
    stamps = FileStamp.of(configuration.files());
    stamps.putAll(before);
    configuration.warnings().forEach(warning -> LOG.warn("{}", warning));
    categoriser = configuration.categoriser();
  }

  Categoriser categoriser() {
    return categoriser;
  }

  /** Reads the files again if one of them has changed. */
  synchronized void check() {
    Map<Path, FileStamp> now = FileStamp.of(List.copyOf(stamps.keySet()));
    if (now.equals(stamps)) {
      return;
    }
    try {
      SensorConfiguration configuration = load();
      stamps = FileStamp.of(configuration.files());
      categoriser = configuration.categoriser();
      LOG.info("Flows are sorted by what {} and {} say now", paths.silkConf(), paths.sensorConf());
    } catch (SiteException e) {
      stamps = FileStamp.of(e.files());
      LOG.warn("Flows are sorted as before, as the changed files cannot be used:\n{}", e.getMessage());
    }
    stamps.putAll(now);
  }

  private SensorConfiguration load() throws SiteException {
    return SensorConfiguration.load(paths.silkConf(), paths.sensorConf());
  }
}
