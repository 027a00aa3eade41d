package dev.rearview.archive.file;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A data file cannot be read: it is damaged, cut off, or another than the log counts. The message
 * names it, what is wrong with it, and what to do. It has no cause, as whoever asked is shown the
 * last one alone: what led to it is suppressed.
 */
public final class UnreadableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What to do. */
  static final String ADVICE =
      "`./rearview archive verify --deep` names all files that are damaged";

  private final String reason;

  private UnreadableFileException(Path file, String reason, Exception cause) {
    super("Cannot read " + file + ": " + reason + ". " + ADVICE);
    this.reason = reason;
    addSuppressed(cause);
  }

  /**
   * What is to be thrown for whatever went wrong while a file was read: the same if it names the
   * file already, or is not the file's fault.
   */
  static IOException of(Path file, Exception cause) {
    if (cause instanceof UnreadableFileException
        || cause instanceof NoSuchFileException
        || cause instanceof ClosedChannelException) {
      return (IOException) cause;
    }
    return new UnreadableFileException(file, reason(cause), cause);
  }

  /** What is wrong with the file, without its name. */
  public String reason() {
    return reason;
  }

  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean isTold =
        root instanceof IOException
            || root.getClass().equals(RuntimeException.class)
            || root.getClass().getName().startsWith("org.apache.parquet.");
    if (isTold && root.getMessage() != null) {
      return root.getMessage();
    }
    return "it contradicts itself (" + root + ")";
  }
}
