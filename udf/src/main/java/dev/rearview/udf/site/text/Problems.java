package dev.rearview.udf.site.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers what is wrong with a configuration while it is read to its end, so that all of it is said
 * at once. Errors forbid its use, warnings do not.
 */
public final class Problems {
  private final List<Problem> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Notes an error. */
  public void error(Place place, String found, String expected) {
    errors.add(new Problem(place, found, expected));
  }

  /** Notes what is allowed, but hardly meant. */
  public void warning(Place place, String text) {
    warnings.add(place + ": " + text);
  }

  /** The errors so far: by the file, in the order in which one was found in each, and by line. */
  public List<Problem> errors() {
    List<Path> files = errors.stream().map(error -> error.place().file()).distinct().toList();
    return errors.stream()
        .sorted(
            Comparator.comparingInt((Problem error) -> files.indexOf(error.place().file()))
                .thenComparingInt(error -> error.place().line()))
        .toList();
  }

  /** The warnings so far, a line each. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Returns if there is no error yet.
   *
   * @param files the files that were read
   * @throws SiteException with every error
   */
  public void throwIfAny(List<Path> files) throws SiteException {
    if (!errors.isEmpty()) {
      throw new SiteException(errors(), warnings, files);
    }
  }
}
