package dev.rearview.imports;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be imported. The message names the file, where, and what is expected. */
public final class ImportException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int SHOWN_CHARACTERS = 80;

  ImportException(Path file, String problem) {
    super(file + ": " + problem);
  }

  /** A line that is no flow. */
  ImportException(Path file, long line, String problem) {
    super(file + ", line " + line + ": " + problem);
  }

  /** A value that its column cannot have. */
  ImportException(Path file, long line, String column, String value, String expected) {
    this(file, line, "column " + column + ": '" + shown(value) + "' is not " + expected);
  }

  private static String shown(String value) {
    return value.length() <= SHOWN_CHARACTERS ? value : value.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
