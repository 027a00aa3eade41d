package dev.rearview.udf.site.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of a configuration file that says something.
 *
 * @param place where it stands
 * @param keyword its first word
 * @param arguments its other words
 */
public record Statement(Place place, String keyword, List<Word> arguments) {

  /** The texts of the arguments. */
  public List<String> texts() {
    return arguments.stream().map(Word::text).toList();
  }

  /** The whole statement, as a message shows it. */
  @Override
  public String toString() {
    return arguments.stream()
        .map(word -> word.quoted() ? word.toString() : word.text())
        .collect(Collectors.joining(" ", "'" + keyword + (arguments.isEmpty() ? "" : " "), "'"));
  }
}
