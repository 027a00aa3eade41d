package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.Recipes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.ExplainDetail;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A recipe that goes on can do so for months, as Flink plans it over the history and the journal:
 * its state ends by itself or has a time to live, and it says which.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsTest {
  private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
  private static final Pattern OPERATOR = Pattern.compile("(?m)^[\\s+:-]*(\\w+)\\(");
  private static final String TTL = "table.exec.state.ttl";

  /** What keeps nothing, or drops what it keeps when event time says so. */
  private static final Set<String> BOUNDED =
      Set.of(
          "Calc",
          "Correlate",
          "DropUpdateBefore",
          "Exchange",
          "Expand",
          "GlobalWindowAggregate",
          "IntervalJoin",
          "LocalWindowAggregate",
          "Match",
          "ProcessTableFunction",
          "Reused",
          "TableSourceScan",
          "Union",
          "Values",
          "WatermarkAssigner",
          "WindowAggregate",
          "WindowJoin",
          "WindowRank",
          "WindowTableFunction");

  private TableEnvironment session;

  static List<Named<Recipe>> streams() {
    return Recipes.read().all().stream()
        .map(recipe -> Named.of(recipe.name(), recipe.asStream()))
        .toList();
  }

  @BeforeAll
  void open(@TempDir Path directory) {
    session =
        Room.session(
            EnvironmentSettings.inStreamingMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            "UTC");
  }

  @ParameterizedTest
  @MethodSource("streams")
  void stateEndsByItselfOrHasATimeToLive(Recipe stream) {
    Set<String> unbounded = new TreeSet<>(operators(plan(stream)));
    unbounded.removeAll(BOUNDED);

    assertThat(stream.header().settings().containsKey(TTL))
        .as("%s for the state of %s", TTL, unbounded)
        .isEqualTo(!unbounded.isEmpty());
    assertThat(stream.header().stream()).as("what is said of its state").isNotEmpty();
  }

  @Test
  void huntsTakeNothingBack() {
    assertThat(Recipes.read().all())
        .filteredOn(recipe -> !recipe.header().flows().isEmpty())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            recipe ->
                assertThat(plan(recipe.asStream()))
                    .as(recipe.name())
                    .contains("changelogMode=[I]")
                    .doesNotContain("changelogMode=[I,"));
  }

  private String plan(Recipe recipe) {
    Map<String, String> settings = recipe.settings(recipe.header().example(), NOW);
    settings.forEach((key, value) -> session.getConfig().set(key, value));
    try {
      String plan =
          session.explainSql(
              recipe.statement(recipe.header().example(), NOW), ExplainDetail.CHANGELOG_MODE);
      int from = plan.indexOf("== Optimized Physical Plan ==");
      return plan.substring(from, plan.indexOf("== Optimized Execution Plan =="));
    } finally {
      settings.keySet().forEach(key -> session.getConfig().getConfiguration().removeKey(key));
    }
  }

  private static Set<String> operators(String plan) {
    return OPERATOR
        .matcher(plan)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
