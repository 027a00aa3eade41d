package dev.rearview.udf.site.sensorconf;

/** What SiLK allows as the name of a probe or a group. */
final class Names {
  static final String EXPECTED = "a name from a letter on, without /";

  private Names() {}

  static boolean allow(String name) {
    return !name.isEmpty() && Character.isLetter(name.charAt(0)) && name.indexOf('/') < 0;
  }
}
