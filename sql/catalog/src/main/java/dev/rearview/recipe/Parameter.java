package dev.rearview.recipe;

import java.time.Instant;

/**
 * A parameter of a recipe.
 *
 * @param name its name in the statement and on the command line
 * @param type what it may be
 * @param standard the value that it has when none is given; null if one has to be
 * @param description what it is, in a few words
 */
public record Parameter(String name, ParameterType type, String standard, String description) {
  /** The parameter for the most rows of an answer. */
  public static final String LIMIT = "limit";

  /** Flink makes room in memory for as many rows as a query is limited to. */
  private static final long MOST_ROWS = 1_000_000;

  /**
   * What stands in the statement for a value.
   *
   * @throws RecipeException if the value is not of the type
   */
  String sql(String value, Instant now) {
    String sql = type.sql(value, now).orElseThrow(() -> wrong(value, type.expected()));
    if (name.equals(LIMIT) && Long.parseLong(sql) > MOST_ROWS) {
      throw wrong(value, "at most " + MOST_ROWS + ", as Flink keeps that many rows in memory");
    }
    return sql;
  }

  private RecipeException wrong(String value, String expected) {
    return new RecipeException("--" + name + "=" + value + ": expected " + expected);
  }
}
