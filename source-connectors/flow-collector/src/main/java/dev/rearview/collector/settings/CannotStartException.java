package dev.rearview.collector.settings;

/**
 * The collector cannot start as it was told to; the message is meant for the operator and says
 * what, where, and what to do. May span several lines.
 */
public final class CannotStartException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** With nothing underneath. */
  public CannotStartException(String message) {
    super(message);
  }

  /** With the failure underneath. */
  public CannotStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
