package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of the SQL room: one statement, with <code>${name}</code> where a parameter goes.
 *
 * <p>A parameter always stands within a string literal; quotes in its value are doubled, so that no
 * path can end the literal.
 */
public final class SqlScript {
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^}]*)}");

  private final String name;
  private final String text;

  SqlScript(String name, String text) {
    this.name = name;
    this.text = withoutComments(text);
  }

  /**
   * Reads a script of the SQL room.
   *
   * @param name path within the room, as {@code tables/flows_live.sql}
   * @throws RearviewException if there is none of this name
   */
  public static SqlScript read(String name) {
    try (InputStream stream = SqlScript.class.getResourceAsStream("/sql/" + name)) {
      if (stream == null) {
        throw new RearviewException("there is no SQL script " + name);
      }
      return new SqlScript(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the SQL script " + name, e);
    }
  }

  /** The names of the parameters, in the order of their first appearance. */
  public Set<String> parameters() {
    Set<String> names = new LinkedHashSet<>();
    PARAMETER.matcher(text).results().map(match -> match.group(1)).forEach(names::add);
    return names;
  }

  /**
   * The statement, without comment lines, with every parameter replaced.
   *
   * @param values exactly one value for each parameter
   * @throws RearviewException if a value is missing, or is for no parameter of this script
   */
  public String statement(Map<String, String> values) {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(parameters());
    if (!unknown.isEmpty()) {
      throw new RearviewException(
          name + " has no parameter " + unknown.iterator().next() + ", but " + parameters());
    }
    return PARAMETER.matcher(text).replaceAll(match -> literal(match, values));
  }

  private String literal(MatchResult match, Map<String, String> values) {
    String parameter = match.group(1);
    String value = values.get(parameter);
    if (value == null) {
      throw new RearviewException(name + " needs a value for the parameter " + parameter);
    }
    return Matcher.quoteReplacement(value.replace("'", "''"));
  }

  private static String withoutComments(String text) {
    StringBuilder statement = new StringBuilder();
    text.lines()
        .filter(line -> !line.stripLeading().startsWith("--"))
        .forEach(line -> statement.append(line).append('\n'));
    return statement.toString().strip();
  }
}
