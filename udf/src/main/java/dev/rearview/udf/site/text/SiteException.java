package dev.rearview.udf.site.text;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. Its message has every error, a line each. */
public final class SiteException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> errors;
  private final transient List<String> warnings;
  private final transient List<Path> files;

  SiteException(List<Problem> errors, List<String> warnings, List<Path> files) {
    super(errors.stream().map(Problem::text).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
    this.warnings = List.copyOf(warnings);
    this.files = List.copyOf(files);
  }

  /** The files that were read: a change of one of them may make the configuration right. */
  public List<Path> files() {
    return files;
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
