package dev.rearview.udf.site.text;

/**
 * A word of a statement.
 *
 * @param text the word, without the quotes
 * @param quoted whether it stood in double quotes
 */
public record Word(String text, boolean quoted) {

  /** As a message shows it. */
  @Override
  public String toString() {
    return quoted ? '"' + text + '"' : "'" + text + "'";
  }
}
