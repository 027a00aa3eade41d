package dev.rearview.jobs.geoip;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cluster.CheckedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The GeoIP databases that lie in an instance's directory.
 *
 * @param directory need not be there
 */
public record InstalledDatabases(Path directory) {
  private static final int BYTES_PER_KIB = 1024;

  /**
   * Prints one a line: name, size, when it was last written, what it is.
   *
   * @param reader says of each file whether it can be read, and what it is
   * @return whether all can be read
   */
  public boolean print(PrintWriter out, Function<Path, List<CheckedFile>> reader) {
    List<Path> files = files();
    if (files.isEmpty()) {
      out.println("No database in " + directory + ": country, city and AS of addresses are NULL.");
      return true;
    }
    Map<Path, CheckedFile> checked = new HashMap<>();
    reader.apply(directory).forEach(file -> checked.put(file.path().getFileName(), file));
    out.println("In " + directory + ":");
    for (Path file : files) {
      try {
        out.printf(
            "  %-32s %,9d KiB  of %s  %s%n",
            file.getFileName(),
            Files.size(file) / BYTES_PER_KIB,
            Files.getLastModifiedTime(file).toString().substring(0, 10),
            text(checked.get(file.getFileName())));
      } catch (IOException e) {
        throw new RearviewException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return checked.values().stream().allMatch(CheckedFile::good);
  }

  /** Nothing of a file that came or went meanwhile. */
  private static String text(CheckedFile file) {
    return file == null ? "" : file.good() ? file.text() : "CANNOT BE READ: " + file.text();
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
