package dev.rearview.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Says that records could not be appended, or not all of them: the disk is full, or broken. The
 * segment ends at a whole record all the same, and a later append may succeed.
 */
public final class JournalAppendException extends IOException {
  private static final long serialVersionUID = 1;

  private final int datagramsNotWritten;

  JournalAppendException(Path file, int datagrams, int datagramsNotWritten, IOException cause) {
    super(
        "cannot append to "
            + file
            + ": "
            + cause.getMessage()
            + "; "
            + datagramsNotWritten
            + " of "
            + datagrams
            + " datagrams are not written",
        cause);
    this.datagramsNotWritten = datagramsNotWritten;
  }

  /**
   * How many of the datagrams are not in the journal: always the last ones. The buffer's position
   * is at the first of them, so that it can be handed to another append as it is.
   */
  public int datagramsNotWritten() {
    return datagramsNotWritten;
  }
}
