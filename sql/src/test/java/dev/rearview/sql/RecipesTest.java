package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.Recipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recipe gives the answer that it says: over an archive in batch mode, and as a stream over a
 * journal of the same flows. With {@code -Dgolden.update} what the archive answers is written into
 * the recipes, to be looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipesTest {
  private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");

  private Desk desk;
  private TableEnvironment batch;
  private TableEnvironment streaming;

  static List<Named<Recipe>> recipes() {
    return Recipes.read().all().stream().map(recipe -> Named.of(recipe.name(), recipe)).toList();
  }

  static List<Named<Recipe>> streams() {
    return Recipes.read().all().stream()
        .filter(Recipe::streams)
        .map(recipe -> Named.of(recipe.name(), recipe.asStream()))
        .toList();
  }

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    desk = new Desk(directory);
    batch = desk.session(false);
    streaming = desk.session(true);
  }

  @AfterAll
  void close() throws Exception {
    desk.close();
  }

  @Test
  void everyScriptIsListedAndEveryListedScriptIsThere() throws Exception {
    List<String> files = new ArrayList<>();
    for (String folder : List.of("tables", "views", "recipes", "jobs")) {
      try (Stream<Path> paths = Files.list(Path.of(folder))) {
        paths.map(Path::toString).forEach(files::add);
      }
    }

    assertThat(Files.readAllLines(Path.of("scripts.txt")))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(files);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void archiveGivesTheExpectedAnswer(Recipe recipe) throws Exception {
    TableResult result = run(batch, recipe);
    List<List<String>> answer = new ArrayList<>();
    answer.add(result.getResolvedSchema().getColumnNames());
    answer.addAll(Desk.rows(result));
    if (System.getProperty("golden.update") != null) {
      ExpectedBlock.write(recipe, answer);
      return;
    }

    assertThat(recipe.header().expected()).as("expected block").hasSizeGreaterThan(1);
    assertThat(answer).isEqualTo(recipe.header().expected());
  }

  @Test
  void everyRecipeStreams() {
    assertThat(Recipes.read().all()).allMatch(Recipe::streams);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void streamOverTheSameFlowsEndsWithTheSameAnswer(Recipe recipe) throws Exception {
    List<List<String>> expected = recipe.header().expected();

    assertThat(Desk.rows(run(streaming, recipe)))
        .containsExactlyInAnyOrderElementsOf(expected.subList(1, expected.size()));
  }

  private static TableResult run(TableEnvironment session, Recipe recipe) {
    Map<String, String> settings = recipe.settings(recipe.header().example(), NOW);
    settings.forEach((key, value) -> session.getConfig().set(key, value));
    try {
      return session.executeSql(recipe.statement(recipe.header().example(), NOW));
    } finally {
      settings.keySet().forEach(key -> unset(session, key));
    }
  }

  /**
   * What was set once stays known to an environment's executor: without a value it means nothing.
   */
  private static void unset(TableEnvironment session, String key) {
    session.getConfig().getConfiguration().removeKey(key);
    if (key.startsWith("rearview.")) {
      session.getConfig().set(key, "");
    }
  }
}
