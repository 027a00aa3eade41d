package dev.rearview.archive.cli;

/** What a command was asked for is not to be had: the message says what, and what there is. */
final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInputException(String message) {
    super(message);
  }
}
