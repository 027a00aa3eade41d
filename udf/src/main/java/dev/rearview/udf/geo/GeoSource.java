package dev.rearview.udf.geo;

import dev.rearview.udf.reference.FileStamp;
import dev.rearview.udf.reference.TableSource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.metrics.MetricGroup;

/** The databases of a directory. */
record GeoSource(GeoSettings settings) implements TableSource<GeoDatabases> {
  @Override
  public String label() {
    return "geoip";
  }

  @Override
  public String description() {
    return "GeoIP";
  }

  @Override
  public List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (!settings.directory().isEmpty() && Files.isDirectory(Path.of(settings.directory()))) {
      try (DirectoryStream<Path> databases =
          Files.newDirectoryStream(Path.of(settings.directory()), "*.mmdb")) {
        databases.forEach(files::add);
      }
    }
    files.removeIf(file -> settings.rank(file) < 0);
    Collections.sort(files);
    return files;
  }

  @Override
  public GeoDatabases load(List<FileStamp> files, GeoDatabases previous) {
    return GeoDatabases.load(settings, files, previous);
  }

  @Override
  public GeoDatabases empty() {
    return GeoDatabases.none(settings);
  }

  @Override
  public boolean incomplete(GeoDatabases databases) {
    return databases.refused() > 0;
  }

  @Override
  public boolean outdated(GeoDatabases databases) {
    return databases.outdated();
  }

  @Override
  public void measure(MetricGroup group, Supplier<GeoDatabases> databases) {
    group.gauge("databases", () -> databases.get().types().size());
    group.gauge("oldestBuiltEpochSecond", () -> databases.get().oldestBuiltEpochSecond());
  }

  @Override
  public String absence() {
    return settings.directory().isEmpty()
        ? "the job parameter " + GeoSettings.DIRECTORY + " is not set"
        : "there is no database in " + settings.directory();
  }
}
