package dev.rearview.udf.site.text;

import java.util.ArrayList;
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

  /** The errors so far, in the order of the files. */
  public List<Problem> errors() {
    return List.copyOf(errors);
  }

  /** The warnings so far, a line each. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Returns if there is no error yet.
   *
   * @throws SiteException with every error
   */
  public void throwIfAny() throws SiteException {
    if (!errors.isEmpty()) {
      throw new SiteException(errors, warnings);
    }
  }
}
