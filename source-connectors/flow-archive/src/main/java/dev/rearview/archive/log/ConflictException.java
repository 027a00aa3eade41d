package dev.rearview.archive.log;

import java.io.IOException;

/** A change that takes away a file that is not live: somebody else was there first. */
public final class ConflictException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /** A conflict on the file with the given path, relative to the table's directory. */
  public ConflictException(String path) {
    super("the archive's log has no live file " + path + ": another change has removed it");
    this.path = path;
  }

  /** The path of the file that is not live. */
  public String path() {
    return path;
  }
}
