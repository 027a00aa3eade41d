package dev.rearview.jobs.settings;

import dev.rearview.jobs.RearviewException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was built: the class paths of all processes under one directory.
 *
 * @param root the absolute directory that holds {@code lib}, {@code opt}, {@code collector}, {@code
 *     bench} and {@code cli}
 */
public record Distribution(Path root) {

  /** The system property that the launcher sets to the distribution's directory. */
  public static final String PROPERTY = "rearview.distribution";

  /** The distribution that the launcher named. */
  public static Distribution current() {
    String directory = System.getProperty(PROPERTY);
    if (directory == null) {
      throw new RearviewException(
          "the system property " + PROPERTY + " is not set: start Rearview by its launcher");
    }
    return new Distribution(Path.of(directory).toAbsolutePath().normalize());
  }

  /** Flink's class path: JobManager and TaskManager. */
  public Path lib() {
    return existing("lib");
  }

  /** What the SQL gateway and the SQL client need beside {@link #lib()}. */
  public Path opt() {
    return existing("opt");
  }

  /** The collector's class path. */
  public Path collector() {
    return existing("collector");
  }

  /** The measurements' class path: benchmarks and the sender of traffic. */
  public Path bench() {
    return existing("bench");
  }

  private Path existing(String name) {
    Path directory = root.resolve(name);
    if (!Files.isDirectory(directory)) {
      throw new RearviewException(directory + " is missing: build with mvn -DskipTests package");
    }
    return directory;
  }
}
