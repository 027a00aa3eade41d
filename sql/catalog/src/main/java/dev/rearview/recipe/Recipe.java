package dev.rearview.recipe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question that was asked before: a script of one statement whose header says what it answers.
 *
 * @param name its file's name, without {@code .sql}
 * @param header what its header says
 * @param template the statement, with <code>${name}</code> where a parameter goes
 */
public record Recipe(String name, RecipeHeader header, String template) {
  /** Later than any flow: what {@code until} is of a query that goes on. */
  public static final String FOREVER = "9999-12-31";

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{(\\w+)}");

  /**
   * Reads a recipe's script.
   *
   * @throws RecipeException if its header and its statement do not go together
   */
  public static Recipe of(String name, String text) {
    List<String> comments = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    text.lines()
        .forEach(
            line -> {
              if (!line.startsWith("--")) {
                statement.append(line).append('\n');
              } else if (statement.toString().isBlank()) {
                comments.add(line.substring(2));
              }
            });
    Recipe recipe =
        new Recipe(
            name,
            RecipeHeader.of(name, comments),
            statement.toString().strip().replaceFirst(";$", ""));
    recipe.check();
    return recipe;
  }

  private void check() {
    TreeSet<String> used = new TreeSet<>();
    PARAMETER.matcher(template).results().forEach(match -> used.add(match.group(1)));
    TreeSet<String> said =
        header.parameters().stream()
            .map(Parameter::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!used.equals(said)) {
      throw new RecipeException(
          name + " says that its parameters are " + said + ", and uses " + used);
    }
  }

  /**
   * The statement for some values.
   *
   * @param given parameter to value; parameters that are left out have their standard ones
   * @param now what times are told from
   * @throws RecipeException if a value is missing, of another type, or for no parameter
   */
  public String statement(Map<String, String> given, Instant now) {
    Map<String, String> values = new HashMap<>();
    for (Parameter parameter : header.parameters()) {
      String value = given.getOrDefault(parameter.name(), parameter.standard());
      if (value == null) {
        throw new RecipeException(
            name
                + " needs --"
                + parameter.name()
                + ": "
                + parameter.type().expected()
                + " ("
                + parameter.description()
                + ")");
      }
      values.put(parameter.name(), parameter.sql(value, now));
    }
    for (String other : given.keySet()) {
      if (!values.containsKey(other)) {
        throw new RecipeException(name + " has no parameter --" + other + ", but " + names());
      }
    }
    return PARAMETER
        .matcher(template)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.get(match.group(1)).replace("'", "''")));
  }

  /** Whether it has a parameter of this name. */
  public boolean has(String parameter) {
    return header.parameters().stream().anyMatch(other -> other.name().equals(parameter));
  }

  private String names() {
    return header.parameters().isEmpty()
        ? "none at all"
        : header.parameters().stream()
            .map(parameter -> "--" + parameter.name())
            .collect(Collectors.joining(", "));
  }
}
