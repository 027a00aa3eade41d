package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What reading a file showed.
 *
 * @param text of one that is good, what it is, or nothing; of a bad one where it is bad and what is
 *     expected
 */
public record FileFinding(Path file, boolean good, String text) {
  /** A bad file. */
  public static FileFinding bad(Path file, Exception why) {
    String message = String.valueOf(why.getMessage());
    return new FileFinding(
        file, false, message.contains(file.toString()) ? message : file + ": " + message);
  }

  /** Reads the files of a table as for a function; nothing if there are none. */
  public static List<FileFinding> of(TableSource<?> source) throws IOException {
    List<FileFinding> findings = new ArrayList<>();
    for (Path file : source.files()) {
      try {
        source.load(List.of(FileStamp.of(file)), null);
        findings.add(new FileFinding(file, true, ""));
      } catch (IOException | UdfException e) {
        findings.add(bad(file, e));
      }
    }
    return findings;
  }
}
