package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.table.functions.FunctionContext;

/**
 * The directory of reference files, as the job's parameters name it.
 *
 * @param path empty if they name none
 */
public record ReferenceDirectory(String path) {
  /** Job parameter: where reference files lie. */
  public static final String DIRECTORY = "rearview.reference.directory";

  /** Job parameter: how often files are looked at, in seconds; also of GeoIP databases. */
  public static final String RELOAD_SECONDS = "rearview.reference.reload-seconds";

  private static final String DEFAULT_RELOAD_SECONDS = "10";
  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9._-]*";

  /** Of the job that a function runs in. */
  public static ReferenceDirectory of(FunctionContext context) {
    return new ReferenceDirectory(context.getJobParameter(DIRECTORY, "").strip());
  }

  /** Leases a table of the process, refreshed as often as the job says. */
  public static <T> Lease<T> lease(FunctionContext context, TableSource<T> source) {
    String seconds = context.getJobParameter(RELOAD_SECONDS, DEFAULT_RELOAD_SECONDS).strip();
    if (!seconds.matches("[1-9][0-9]{0,5}")) {
      throw new UdfException(
          RELOAD_SECONDS + " is '" + seconds + "': expected whole seconds, at least 1");
    }
    return SharedTables.ofProcess()
        .lease(source, Duration.ofSeconds(Long.parseLong(seconds)), context.getMetricGroup());
  }

  /** The file of that name, if it is there. */
  public List<Path> file(String name) {
    return path.isEmpty() ? List.of() : existing(Path.of(path, name));
  }

  /**
   * The first of some files that is there: for names in SQL, which may leave the extension out.
   *
   * @param folder below the directory
   * @param name letters, digits and {@code . _ -}, or an absolute path
   * @throws UdfException for any other name
   */
  public List<Path> named(String folder, String name, List<String> extensions) {
    if (name.startsWith("/")) {
      return existing(Path.of(name));
    }
    if (!name.matches(NAME)) {
      throw new UdfException(
          "'" + name + "' is no name of a file in " + folder + ": expected letters, digits, . _ -");
    }
    for (String extension : extensions) {
      List<Path> file = file(folder + "/" + name + extension);
      if (!file.isEmpty()) {
        return file;
      }
    }
    return List.of();
  }

  /** Names of the files in a folder that have one of some extensions, in order. */
  public List<String> names(String folder, List<String> extensions) throws IOException {
    Path directory = Path.of(path, folder);
    if (path.isEmpty() || !Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(NAME) && extensions.stream().anyMatch(name::endsWith))
          .sorted()
          .toList();
    }
  }

  /** What to say of a file that is not there. */
  public String absence(String name) {
    return path.isEmpty()
        ? "the job parameter " + DIRECTORY + " is not set"
        : "there is no " + Path.of(path, name);
  }

  private static List<Path> existing(Path file) {
    return Files.isRegularFile(file) ? List.of(file) : List.of();
  }
}
