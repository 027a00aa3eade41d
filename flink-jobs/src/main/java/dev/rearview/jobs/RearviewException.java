package dev.rearview.jobs;

/**
 * A failure that the person at the keyboard can act on.
 *
 * <p>The message is complete as it stands: what failed, where, and which limit or setting decides.
 * The command line prints it as it is, without a stack trace, and exits with 1.
 */
public final class RearviewException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure without an underlying exception. */
  public RearviewException(String message) {
    super(message);
  }

  /**
   * A failure whose message already says what the cause was; the cause is kept for the stack trace.
   */
  public RearviewException(String message, Throwable cause) {
    super(message, cause);
  }
}
