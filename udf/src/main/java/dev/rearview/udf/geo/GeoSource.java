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

/** The databases of a directory. */
record GeoSource(GeoSettings settings) implements TableSource<GeoDatabases> {
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
  public String absence() {
    return settings.directory().isEmpty()
        ? "the job parameter " + GeoSettings.DIRECTORY + " is not set"
        : "there is no database in " + settings.directory();
  }
}
