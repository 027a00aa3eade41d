package dev.rearview.recipe;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * @param twin the statement that runs as a stream in its place, as {@code header} and {@code
 *     template}; null if it does so itself
 */
public record Recipe(String name, RecipeHeader header, String template, Recipe twin) {
  /** Later than any flow: what {@code until} is of a query that goes on. */
  public static final String FOREVER = "9999-12-31";

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{(\\w+)}");

  private static final Pattern TIME_SETTING =
      Pattern.compile("\\$\\{(\\w+)}(?: ([+-]) (\\d{1,9}[dhms]))?");

  /** A line of the statement for batch mode alone: as a stream, its rows come in no order. */
  private static final Pattern BATCH_LINE = Pattern.compile("(?m)^\\s*/\\* batch \\*/.*$");

  /**
   * Reads a recipe's script.
   *
   * @throws RecipeException if its header and its statement do not go together
   */
  public static Recipe of(String name, String text) {
    Recipe recipe = parse(name, text);
    if (!recipe.used().equals(recipe.said())) {
      throw new RecipeException(
          name + " says that its parameters are " + recipe.said() + ", and uses " + recipe.used());
    }
    return recipe;
  }

  /**
   * The same recipe with the script of its streaming twin.
   *
   * @throws RecipeException if the twin's header and its statement do not go together
   */
  public Recipe withTwin(String text) {
    Recipe other = parse(name + " as a stream", text);
    Set<String> own = other.said();
    Set<String> both = new LinkedHashSet<>(said());
    if (own.stream().anyMatch(both::contains) || !other.used().containsAll(own)) {
      throw new RecipeException(
          other.name + " says that it has " + own + ": expected what it alone has, and uses");
    }
    both.addAll(own);
    if (!both.containsAll(other.used())) {
      throw new RecipeException(
          other.name + " uses " + other.used() + ": expected some of " + both);
    }
    return new Recipe(name, header, template, other);
  }

  /**
   * What runs as a stream: the twin, or else itself without its lines for batch mode alone. It has
   * only the parameters that it uses.
   */
  public Recipe asStream() {
    Recipe stream =
        twin == null
            ? new Recipe(name, header, BATCH_LINE.matcher(template).replaceAll("").strip(), null)
            : new Recipe(name, header.withTwin(twin.header), twin.template, null);
    return new Recipe(name, stream.header.withParameters(stream.used()), stream.template, null);
  }

  /** Whether it can go on with what arrives. */
  public boolean streams() {
    return twin != null || header.streams();
  }

  private static Recipe parse(String name, String text) {
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
    return new Recipe(
        name,
        RecipeHeader.of(name, comments),
        statement.toString().strip().replaceFirst(";$", ""),
        null);
  }

  private Set<String> used() {
    return PARAMETER
        .matcher(template)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> said() {
    return header.parameters().stream()
        .map(Parameter::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * How to ask for the flows of a row, as {@code RECIPE --NAME=VALUE ...}; empty if a row is no
   * finding. What is not among the values stays as its name, in upper case.
   *
   * @param values columns of the row, and {@link #fixed} parameters
   */
  public String flowsOf(Map<String, String> values) {
    return PARAMETER
        .matcher(header.flows())
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    values.getOrDefault(match.group(1), match.group(1).toUpperCase(Locale.ROOT))));
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
    TimeOrder.check(this, given, now);
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

  /**
   * The parameters with the values that {@link #statement} has for them, as they may be given again
   * later: a time is one, and not how long ago it was.
   */
  public Map<String, String> fixed(Map<String, String> given, Instant now) {
    Map<String, String> fixed = new HashMap<>();
    for (Parameter parameter : header.parameters()) {
      String value = given.getOrDefault(parameter.name(), parameter.standard());
      if (value != null) {
        fixed.put(parameter.name(), parameter.type().fixed(value, now));
      }
    }
    return fixed;
  }

  /**
   * Flink's settings for the query. A time may be told from a parameter, as <code>${from} - 1d
   * </code>.
   *
   * @param given as in {@link #statement}, which tells of wrong ones
   */
  public Map<String, String> settings(Map<String, String> given, Instant now) {
    Map<String, String> fixed = fixed(given, now);
    Map<String, String> settings = new TreeMap<>();
    header
        .settings()
        .forEach((key, value) -> settings.put(key, setting(key + " = " + value, value, fixed)));
    return settings;
  }

  private String setting(String line, String value, Map<String, String> fixed) {
    Matcher time = TIME_SETTING.matcher(value);
    if (!time.matches()) {
      return value;
    }
    String from = fixed.get(time.group(1));
    try {
      Instant told = Instant.parse(from == null ? "" : from);
      Duration apart = Duration.parse(time.group(3) == null ? "PT0S" : iso(time.group(3)));
      return ("-".equals(time.group(2)) ? told.minus(apart) : told.plus(apart)).toString();
    } catch (DateTimeException e) {
      throw new RecipeException(
          name
              + " has the setting "
              + line
              + ": expected a parameter that is a time, and is given");
    }
  }

  private static String iso(String length) {
    return length.endsWith("d") ? "P" + length : "PT" + length;
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
