package dev.rearview.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A script that defines one table or view.
 *
 * <p>{@code views/flows.streaming.sql} defines the same view as {@code views/flows.sql}, for
 * sessions in streaming mode; a script without a mode in its name is for all that no other is for.
 *
 * @param name what it defines
 * @param mode {@code batch}, {@code streaming}, or empty for both
 * @param statement the statement, without comment lines and without the semicolon at its end
 * @param words every word of the statement outside of its literals
 * @param comments column to comment: the lines {@code NAME: COMMENT} below {@code Columns:} in the
 *     header, as a view's statement has no place for them
 */
record Script(
    String name, String mode, String statement, Set<String> words, Map<String, String> comments) {
  private static final Pattern FILE = Pattern.compile("(?:.*/)?(\\w+?)(?:\\.(\\w+))?\\.sql");
  private static final Pattern WORD = Pattern.compile("\\w+");

  private static final Pattern COMMENT = Pattern.compile("--   (\\w+): (.+)");

  Script {
    words = Set.copyOf(words);
    comments = Map.copyOf(comments);
  }

  static Script of(String path, String text) {
    Matcher file = FILE.matcher(path);
    if (!file.matches()) {
      throw new IllegalArgumentException(path + " is no path of a script");
    }
    String statement =
        text.lines()
            .filter(line -> !line.stripLeading().startsWith("--"))
            .collect(Collectors.joining("\n"))
            .strip()
            .replaceFirst(";$", "");
    Set<String> words =
        WORD.matcher(statement.replaceAll("'[^']*'", "''"))
            .results()
            .map(match -> match.group())
            .collect(Collectors.toSet());
    return new Script(
        file.group(1),
        file.group(2) == null ? "" : file.group(2),
        statement,
        words,
        comments(text));
  }

  private static Map<String, String> comments(String text) {
    Map<String, String> comments = new HashMap<>();
    text.lines()
        .dropWhile(line -> !line.equals("-- Columns:"))
        .skip(1)
        .map(COMMENT::matcher)
        .takeWhile(Matcher::matches)
        .forEach(column -> comments.put(column.group(1), column.group(2)));
    return comments;
  }

  boolean isFor(boolean streaming) {
    return mode.isEmpty() || mode.equals(streaming ? "streaming" : "batch");
  }

  boolean mentions(Script other) {
    return !other.name.equals(name) && words.contains(other.name);
  }

  /** The statement, its parameters replaced; quotes in values are doubled, as literals want it. */
  String statement(Map<String, String> parameters) {
    String filled = statement;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      filled =
          filled.replace("${" + parameter.getKey() + "}", parameter.getValue().replace("'", "''"));
    }
    return filled;
  }
}
