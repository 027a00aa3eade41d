package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.gateway.Query;
import dev.rearview.jobs.gateway.ResultFormat;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.recipe.Parameter;
import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.RecipeException;
import dev.rearview.recipe.Recipes;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Unmatched;

/** {@code rearview run}: one recipe, its answer, done; or with {@code --stream}, going on. */
@Command(
    name = "run",
    description = "Run a recipe: rearview recipes lists them.",
    footer = {
      "",
      "Every other option is a parameter of the recipe: rearview recipes RECIPE says which it has.",
      "",
      "  rearview run contacted-by --address=203.0.113.5 --since 7d",
      "  rearview run busiest-services --format csv > services.csv",
      "  rearview run indicators --name=bad --stream"
    })
final class RunCommand implements Callable<Integer> {
  private static final int BUFFER_BYTES = 64 * 1024;

  @Parameters(arity = "1", paramLabel = "RECIPE", description = "The recipe's name.")
  private String name;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "How long ago to begin, as 7d, or a time: the same as --from where a recipe has that.")
  private String since;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, csv or json: one object a line (default: ${DEFAULT-VALUE}).")
  private ResultFormat format;

  @Option(names = "--stream", description = "Go on with what arrives, until Ctrl-C ends it.")
  private boolean stream;

  @Unmatched private List<String> others;

  @ParentCommand private Rearview parent;

  @Override
  public Integer call() {
    Recipe recipe;
    String statement;
    String followUp;
    Map<String, String> settings;
    String limit;
    try {
      recipe = Recipes.read().find(name);
      if (stream) {
        if (!recipe.streams()) {
          throw RearviewException.wrongInput(
              name + " is asked once and cannot go on: leave out --stream");
        }
        recipe = recipe.asStream();
      }
      Map<String, String> given =
          RecipeArguments.of(recipe, others == null ? List.of() : others, since, stream);
      Instant now = Clock.systemUTC().instant();
      statement = recipe.statement(given, now);
      settings = recipe.settings(given, now);
      Map<String, String> fixed = recipe.fixed(given, now);
      followUp = recipe.flowsOf(fixed);
      limit = fixed.getOrDefault(Parameter.LIMIT, "");
    } catch (RecipeException e) {
      throw RearviewException.wrongInput(e.getMessage());
    }
    Instance instance = parent.instance();
    MissingKnowledge.of(statement, instance).forEach(System.err::println);
    StandardOutput standardOutput = new StandardOutput();
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(standardOutput, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    if (stream) {
      sayHowToGoOn(followUp);
    }
    long rows =
        new Query(statement, format, 0, stream)
            .withSettings(settings)
            .withProgress(Terminal.isErrorWatched())
            .run(instance, out);
    out.flush();
    standardOutput.check();
    RowLimit.said(rows, limit).ifPresent(System.err::println);
    if (!stream) {
      sayHowToGoOn(followUp);
    }
    return 0;
  }

  /** What to ask next is for people, and not for those who read the answer by program. */
  private static void sayHowToGoOn(String followUp) {
    if (!followUp.isEmpty() && Terminal.isErrorWatched()) {
      System.err.println("The flows of a row: ./rearview run " + followUp);
    }
  }
}
