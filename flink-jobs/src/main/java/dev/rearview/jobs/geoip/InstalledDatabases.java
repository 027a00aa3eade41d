package dev.rearview.jobs.geoip;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The GeoIP databases that lie in an instance's directory.
 *
 * @param directory need not be there
 */
public record InstalledDatabases(Path directory) {
  private static final int BYTES_PER_KIB = 1024;

  /** Prints one a line: name, size, when it was last written. */
  public void print(PrintWriter out) {
    List<Path> files = files();
    if (files.isEmpty()) {
      out.println("No database in " + directory + ": country, city and AS of addresses are NULL.");
      return;
    }
    out.println("In " + directory + ":");
    for (Path file : files) {
      try {
        out.printf(
            "  %-32s %,9d KiB  of %s%n",
            file.getFileName(),
            Files.size(file) / BYTES_PER_KIB,
            Files.getLastModifiedTime(file).toString().substring(0, 10));
      } catch (IOException e) {
        throw new RearviewException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
  }

  /** Their files, by name. */
  public List<Path> files() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(file -> file.toString().endsWith(".mmdb")).sorted().toList();
    } catch (IOException e) {
      throw new RearviewException("cannot read " + directory + ": " + e.getMessage(), e);
    }
  }
}
