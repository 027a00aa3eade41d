package dev.rearview.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The recipes of the SQL room, in the order of {@code scripts.txt}, each with its streaming twin
 * where it has one.
 *
 * @param all every one of them
 */
public record Recipes(List<Recipe> all) {
  private static final String FOLDER = "recipes/";
  private static final String END = ".sql";
  private static final String TWIN_END = ".streaming.sql";

  public Recipes {
    all = List.copyOf(all);
  }

  /** Reads those that are on the class path. */
  public static Recipes read() {
    Set<String> paths =
        text("scripts.txt")
            .lines()
            .filter(path -> path.startsWith(FOLDER))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new Recipes(
        paths.stream()
            .filter(path -> !path.endsWith(TWIN_END))
            .map(path -> read(path, paths))
            .toList());
  }

  private static Recipe read(String path, Set<String> paths) {
    String stem = path.substring(0, path.length() - END.length());
    Recipe recipe = Recipe.of(stem.substring(FOLDER.length()), text(path));
    String twin = stem + TWIN_END;
    return paths.contains(twin) ? recipe.withTwin(text(twin)) : recipe;
  }

  /**
   * The recipe of this name.
   *
   * @throws RecipeException if there is none
   */
  public Recipe find(String name) {
    return all.stream()
        .filter(recipe -> recipe.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RecipeException(
                    "there is no recipe " + name + "; ./rearview recipes lists them"));
  }

  private static String text(String path) {
    try (InputStream stream = Recipes.class.getResourceAsStream("/sql/" + path)) {
      if (stream == null) {
        throw new RecipeException("the SQL room has no " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + " of the SQL room", e);
    }
  }
}
