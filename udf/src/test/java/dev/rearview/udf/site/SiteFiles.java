package dev.rearview.udf.site;

import dev.rearview.udf.site.sensorconf.HostResolver;
import dev.rearview.udf.site.text.SiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Configuration files of a test, in a directory of its own. */
record SiteFiles(Path directory) {
  static final String SILK_CONF =
      """
      sensor 0 S0
      sensor 1 S1
      class all
        sensors S0 S1
      end class
      """;

  /** Knows no name. */
  static final HostResolver NO_HOSTS = name -> List.of();

  SiteFiles silkConf(String text) {
    return file("silk.conf", text);
  }

  SiteFiles sensorConf(String text) {
    return file("sensor.conf", text);
  }

  SiteFiles file(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  SensorConfiguration load() throws SiteException {
    return SensorConfiguration.load(
        directory.resolve("silk.conf"), directory.resolve("sensor.conf"), NO_HOSTS);
  }

  /** What is wrong with the files, a line each, without the directory. */
  List<String> errors() {
    try {
      load();
      return List.of();
    } catch (SiteException e) {
      return e.getMessage().replace(directory + "/", "").lines().toList();
    }
  }
}
