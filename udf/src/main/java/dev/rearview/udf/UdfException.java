package dev.rearview.udf;

/** What an analyst or operator got wrong: the message says what, where, and what is expected. */
public final class UdfException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UdfException(String message) {
    super(message);
  }

  public UdfException(String message, Throwable cause) {
    super(message, cause);
  }
}
