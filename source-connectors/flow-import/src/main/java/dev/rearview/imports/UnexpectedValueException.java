package dev.rearview.imports;

/** A text that is no value of a column; the message completes "is not …". */
final class UnexpectedValueException extends Exception {
  private static final long serialVersionUID = 1L;

  UnexpectedValueException(String expected) {
    super(expected, null, false, false);
  }
}
