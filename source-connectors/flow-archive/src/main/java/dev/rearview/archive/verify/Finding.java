package dev.rearview.archive.verify;

/**
 * Something in an archive that is not as it must be.
 *
 * @param subject the file or the exporter that it is about
 * @param message what is wrong
 */
public record Finding(String subject, String message) {

  /** One line. */
  @Override
  public String toString() {
    return subject + ": " + message;
  }
}
