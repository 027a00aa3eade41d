package dev.rearview.archive.index;

import java.io.IOException;
import java.nio.file.Path;

/** A file of the address index is not as it was written: there is no help from it. */
final class DamagedIndexException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedIndexException(Path file, String reason) {
    super(file + " is damaged: " + reason);
  }
}
