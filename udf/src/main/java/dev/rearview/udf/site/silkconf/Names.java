package dev.rearview.udf.site.silkconf;

/** What SiLK allows as names. */
enum Names {
  SENSOR(64, "/_", "a sensor name: at most 64 characters from a letter on, no blank, / or _"),
  CLASS(
      32,
      "/\\\"',",
      "a class name: at most 32 characters from a letter on, no blank or / \\ \" ' ,"),
  TYPE(
      32,
      "/\\\"',",
      "a type name: at most 32 characters from a letter on, no blank or / \\ \" ' ,"),
  GROUP(64, "/", "a group name: at most 64 characters from a letter on, no blank or /");

  private final int most;
  private final String forbidden;
  private final String expected;

  Names(int most, String forbidden, String expected) {
    this.most = most;
    this.forbidden = forbidden;
    this.expected = expected;
  }

  /** What to say of a name that is none. */
  String expected() {
    return expected;
  }

  boolean allow(String name) {
    return !name.isEmpty()
        && name.length() <= most
        && Character.isLetter(name.charAt(0))
        && name.chars().noneMatch(c -> Character.isWhitespace(c) || forbidden.indexOf(c) >= 0);
  }
}
