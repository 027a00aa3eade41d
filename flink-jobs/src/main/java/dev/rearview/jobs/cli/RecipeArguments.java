package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import dev.rearview.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command line gives to a recipe. */
final class RecipeArguments {
  private static final Pattern GIVEN = Pattern.compile("--(\\w+)(?:=(.*))?", Pattern.DOTALL);
  private static final String FROM = "from";
  private static final String SINCE = "since";
  private static final String UNTIL = "until";

  private RecipeArguments() {}

  /**
   * Parameter to value, of {@code --name=value} and of {@code --name value}.
   *
   * @param others the arguments that the command itself does not know
   * @param since what was given as {@code --since}; null if nothing was. It is the recipe's own
   *     parameter of this name, or else {@code from}
   * @param stream whether the recipe goes on with what arrives: there is no {@code until} then,
   *     unless one is given
   */
  static Map<String, String> of(Recipe recipe, List<String> others, String since, boolean stream) {
    Map<String, String> given = new LinkedHashMap<>();
    if (stream && recipe.has(UNTIL)) {
      given.put(UNTIL, Recipe.FOREVER);
    }
    if (since != null) {
      given.put(recipe.has(SINCE) || !recipe.has(FROM) ? SINCE : FROM, since);
    }
    for (int i = 0; i < others.size(); i++) {
      Matcher option = GIVEN.matcher(others.get(i));
      if (!option.matches() || (option.group(2) == null && i + 1 == others.size())) {
        throw RearviewException.wrongInput(
            others.get(i)
                + ": expected --PARAMETER=VALUE, as rearview recipes "
                + recipe.name()
                + " lists them");
      }
      given.put(option.group(1), option.group(2) == null ? others.get(++i) : option.group(2));
    }
    return given;
  }
}
