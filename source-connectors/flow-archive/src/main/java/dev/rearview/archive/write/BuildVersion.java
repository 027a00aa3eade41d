package dev.rearview.archive.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is, as the jar's own resource has it. */
final class BuildVersion {
  private static final String RESOURCE = "build.properties";

  private BuildVersion() {}

  /** The version, such as {@code 1.2.0}. */
  static String read() {
    Properties build = new Properties();
    try (InputStream stream = BuildVersion.class.getResourceAsStream(RESOURCE)) {
      build.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " of flow-archive", e);
    }
    return build.getProperty("version");
  }
}
