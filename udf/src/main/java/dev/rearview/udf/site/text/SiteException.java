package dev.rearview.udf.site.text;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. Its message has every error, a line each. */
public final class SiteException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> errors;
  private final transient List<String> warnings;

  SiteException(List<Problem> errors, List<String> warnings) {
    super(errors.stream().map(Problem::text).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
    this.warnings = List.copyOf(warnings);
  }

  /** Every error, in the order of the files. */
  public List<Problem> errors() {
    return errors;
  }

  /** What was noticed besides, a line each. */
  public List<String> warnings() {
    return warnings;
  }
}
