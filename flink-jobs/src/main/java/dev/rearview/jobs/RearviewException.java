package dev.rearview.jobs;

/**
 * A failure that the person at the keyboard can act on.
 *
 * <p>The message is complete as it stands: what failed, where, and which limit or setting decides.
 * The command line prints it as it is, without a stack trace, and exits with 1; with 2 if what the
 * command was to go by is wrong.
 */
public final class RearviewException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;

  private final int exitCode;

  private RearviewException(String message, Throwable cause, int exitCode) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** A failure without an underlying exception. */
  public RearviewException(String message) {
    this(message, null, FAILED);
  }

  /** A file that the command was to go by is wrong. */
  public static RearviewException wrongInput(String message) {
    return new RearviewException(message, null, WRONG_INPUT);
  }

  /**
   * A failure whose message already says what the cause was; the cause is kept for the stack trace.
   */
  public RearviewException(String message, Throwable cause) {
    this(message, cause, FAILED);
  }

  /** What the command line exits with. */
  public int exitCode() {
    return exitCode;
  }
}
