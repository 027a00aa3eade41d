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

  /**
   * What stands in the statement for a value.
   *
   * @throws RecipeException if the value is not of the type
   */
  String sql(String value, Instant now) {
    return type.sql(value, now)
        .orElseThrow(
            () -> new RecipeException("--" + name + "=" + value + ": expected " + type.expected()));
  }
}
