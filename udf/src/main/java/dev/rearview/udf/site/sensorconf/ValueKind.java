package dev.rearview.udf.site.sensorconf;

import java.util.Arrays;
import java.util.Optional;

/** What a list of a group or a sensor has in it. Both the singular and the plural are keywords. */
public enum ValueKind {
  INTERFACE("interface"),
  IPBLOCK("ipblock"),
  IPSET("ipset");

  private final String keyword;

  ValueKind(String keyword) {
    this.keyword = keyword;
  }

  /** Its keyword in the singular. */
  public String keyword() {
    return keyword;
  }

  /** Of a keyword in the singular or plural. */
  static Optional<ValueKind> of(String word) {
    return Arrays.stream(values())
        .filter(kind -> word.equals(kind.keyword) || word.equals(kind.keyword + "s"))
        .findFirst();
  }
}
