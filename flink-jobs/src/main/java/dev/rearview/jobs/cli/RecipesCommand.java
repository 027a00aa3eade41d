package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import dev.rearview.recipe.Parameter;
import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.RecipeException;
import dev.rearview.recipe.RecipeHeader;
import dev.rearview.recipe.Recipes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rearview recipes}: the questions that were asked before. */
@Command(
    name = "recipes",
    description = {
      "List the recipes, each with its question, or say what one of them takes.",
      "rearview run RECIPE runs it."
    })
final class RecipesCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "Say all of this one.")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      list(Recipes.read().all(), out);
    } else {
      try {
        describe(Recipes.read().find(name), out);
      } catch (RecipeException e) {
        throw new RearviewException(e.getMessage(), e);
      }
    }
    out.flush();
    return 0;
  }

  private static void list(List<Recipe> recipes, PrintWriter out) {
    int width = recipes.stream().mapToInt(recipe -> recipe.name().length()).max().orElse(1);
    for (Recipe recipe : recipes) {
      out.printf("%-" + width + "s  %s%n", recipe.name(), recipe.header().question());
    }
  }

  private static void describe(Recipe recipe, PrintWriter out) {
    RecipeHeader header = recipe.header();
    out.println(header.question());
    if (!header.remarks().isEmpty()) {
      out.println(header.remarks());
    }
    if (!header.silk().isEmpty()) {
      out.println("SiLK: " + header.silk());
    }
    if (!header.flows().isEmpty()) {
      out.println("The flows of a row: ./rearview run " + recipe.flowsOf(Map.of()));
    }
    header.parameters().forEach(parameter -> describe(parameter, out));
    out.println();
    out.println(recipe.template());
    if (recipe.streams()) {
      out.println();
      describeStream(recipe, out);
    }
  }

  private static void describeStream(Recipe recipe, PrintWriter out) {
    out.println("With --stream: " + recipe.asStream().header().stream());
    if (recipe.twin() != null) {
      recipe.twin().header().parameters().forEach(parameter -> describe(parameter, out));
      out.println();
      out.println(recipe.twin().template());
    }
  }

  private static void describe(Parameter parameter, PrintWriter out) {
    out.printf(
        "  --%s=%s  %s (%s)%n",
        parameter.name(),
        parameter.type().label().toUpperCase(Locale.ROOT),
        parameter.description(),
        parameter.standard() == null ? "has to be given" : "standard: " + parameter.standard());
  }
}
