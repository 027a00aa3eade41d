package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A commit of the log is gone, and with it nobody knows which files count: nothing is read and
 * nothing is written until somebody has seen to it. The message names it, and what to do.
 */
public final class BrokenLogException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenLogException(Path missing, String whyItWasThere) {
    super(
        ("The archive's log is broken: %s is missing, %s. Put it back from a backup; or stop what writes to the"
                + " archive, move %s away, and the next command makes a log anew of the data files")
            .formatted(missing, whyItWasThere, missing.getParent()));
  }
}
