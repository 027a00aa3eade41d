package dev.rearview.udf.site.sql;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.reference.FileStamp;
import dev.rearview.udf.reference.TableSource;
import dev.rearview.udf.site.SensorConfiguration;
import dev.rearview.udf.site.text.SiteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sorts flows, made from a site's two files and those that they name. Two sources of the same
 * two files are equal.
 */
final class SiteSource implements TableSource<SiteTable> {
  private static final Logger LOG = LoggerFactory.getLogger(SiteSource.class);

  private final Path silkConf;
  private final Path sensorConf;

  /** Known once they were read: which others are included may change with any of them. */
  private volatile List<Path> files;

  SiteSource(Path silkConf, Path sensorConf) {
    this.silkConf = silkConf;
    this.sensorConf = sensorConf;
    files = List.of(silkConf, sensorConf);
  }

  @Override
  public String label() {
    return "site-" + sensorConf;
  }

  @Override
  public String description() {
    return "The site of " + silkConf + " and " + sensorConf;
  }

  @Override
  public List<Path> files() {
    return files.stream().filter(Files::exists).toList();
  }

  @Override
  public SiteTable load(List<FileStamp> stamps, SiteTable previous) {
    try {
      SensorConfiguration configuration = SensorConfiguration.load(silkConf, sensorConf);
      files = configuration.files();
      configuration.warnings().forEach(warning -> LOG.warn("{}", warning));
      return new SiteTable(configuration.categoriser());
    } catch (SiteException e) {
      files = e.files();
      throw new UdfException(e.getMessage(), e);
    }
  }

  /** None: a site that was never good sorts nothing. */
  @Override
  public SiteTable empty() {
    return null;
  }

  @Override
  public String absence() {
    return "there is no " + silkConf + " and no " + sensorConf;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SiteSource source
        && source.silkConf.equals(silkConf)
        && source.sensorConf.equals(sensorConf);
  }

  @Override
  public int hashCode() {
    return 31 * silkConf.hashCode() + sensorConf.hashCode();
  }
}
