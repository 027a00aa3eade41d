package dev.rearview.recipe;

import java.time.Instant;
import java.util.Map;

/** Refuses times of a recipe between which nothing can lie: its answer would look like nobody. */
final class TimeOrder {
  private static final String FROM = "from";
  private static final String UNTIL = "until";

  private TimeOrder() {}

  /**
   * Checks {@code from} and {@code until} where the recipe has both.
   *
   * @param given values of the parameters' types; what is left out is standard
   * @throws RecipeException if the first one is later, naming both
   */
  static void check(Recipe recipe, Map<String, String> given, Instant now) {
    if (!isTime(recipe, FROM) || !isTime(recipe, UNTIL)) {
      return;
    }
    Map<String, String> fixed = recipe.fixed(given, now);
    if (Instant.parse(fixed.get(FROM)).isAfter(Instant.parse(fixed.get(UNTIL)))) {
      throw new RecipeException(
          said(recipe, FROM, given) + " is after " + said(recipe, UNTIL, given));
    }
  }

  private static boolean isTime(Recipe recipe, String name) {
    return recipe.header().parameters().stream()
        .anyMatch(
            parameter -> parameter.name().equals(name) && parameter.type() == ParameterType.TIME);
  }

  private static String said(Recipe recipe, String name, Map<String, String> given) {
    return given.containsKey(name)
        ? "--" + name + "=" + given.get(name)
        : recipe.header().parameters().stream()
            .filter(parameter -> parameter.name().equals(name))
            .map(parameter -> "--" + name + "=" + parameter.standard() + " (its standard)")
            .findFirst()
            .orElseThrow();
  }
}
