package dev.rearview.udf.site.text;

/**
 * What is wrong with a configuration, in one sentence.
 *
 * @param place where
 * @param found what stands there
 * @param expected what should
 */
public record Problem(Place place, String found, String expected) {

  /** One line: {@code sensor.conf:3: found 'x', expected y}. */
  public String text() {
    return place + ": found " + found + ", expected " + expected;
  }
}
