package dev.rearview.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The recipes of the SQL room, in the order of {@code scripts.txt}.
 *
 * @param all every one of them
 */
public record Recipes(List<Recipe> all) {
  private static final String FOLDER = "recipes/";

  public Recipes {
    all = List.copyOf(all);
  }

  /** Reads those that are on the class path. */
  public static Recipes read() {
    return new Recipes(
        text("scripts.txt")
            .lines()
            .filter(path -> path.startsWith(FOLDER))
            .map(path -> Recipe.of(nameOf(path), text(path)))
            .toList());
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

  private static String nameOf(String path) {
    return path.substring(FOLDER.length(), path.length() - ".sql".length());
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
