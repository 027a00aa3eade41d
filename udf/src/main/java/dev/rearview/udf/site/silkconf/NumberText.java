package dev.rearview.udf.site.silkconf;

import java.util.OptionalInt;

/** Numbers of configuration files. */
public final class NumberText {
  private NumberText() {}

  /** The number, if the text is one within the bounds. */
  public static OptionalInt parse(String text, int least, int most) {
    if (!text.matches("\\d{1,9}")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text);
    return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
