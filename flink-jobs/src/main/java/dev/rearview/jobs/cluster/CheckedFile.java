package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Distribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A reference file or GeoIP database, as the parsers of run time found it.
 *
 * @param text of a good one what it is, or nothing; of a bad one where it is bad, and what was
 *     expected
 */
public record CheckedFile(Path path, boolean good, String text) {
  private static final String READER = "dev.rearview.udf.check.FilesReport";
  private static final int SOME_ARE_BAD = 2;
  private static final int COLUMNS = 3;

  /** Reads all files of a directory that names networks, interfaces, services and sets. */
  public static List<CheckedFile> ofReference(Path directory, Distribution distribution) {
    return read(distribution, "--reference", directory);
  }

  /** Reads all databases of a directory. */
  public static List<CheckedFile> ofGeoip(Path directory, Distribution distribution) {
    return read(distribution, "--geoip", directory);
  }

  private static List<CheckedFile> read(Distribution distribution, String option, Path directory) {
    RoomProcess process =
        RoomProcess.run(
            distribution, READER, List.of(option, directory.toAbsolutePath().toString()));
    List<CheckedFile> files = new ArrayList<>();
    for (String line : process.lines()) {
      String[] columns = line.split("\t", COLUMNS);
      if (columns.length < COLUMNS) {
        throw failure(directory, process);
      }
      files.add(new CheckedFile(Path.of(columns[0]), columns[1].equals("ok"), columns[2]));
    }
    if (process.exitCode() != 0 && process.exitCode() != SOME_ARE_BAD) {
      throw failure(directory, process);
    }
    return files;
  }

  private static RearviewException failure(Path directory, RoomProcess process) {
    return new RearviewException(
        "the files in " + directory + " could not be read:\n" + String.join("\n", process.lines()));
  }
}
