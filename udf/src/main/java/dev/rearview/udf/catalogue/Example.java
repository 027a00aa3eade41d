package dev.rearview.udf.catalogue;

/**
 * One call and its answer; a test executes it.
 *
 * @param expression SQL, for example {@code ip_version('::1')}
 * @param from what stands after FROM; empty if the expression needs no rows
 * @param expected the answer cast to STRING; null for NULL
 */
public record Example(String expression, String from, String expected) {
  /** A call that needs no rows. */
  public static Example of(String expression, String expected) {
    return new Example(expression, "", expected);
  }
}
