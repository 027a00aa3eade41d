package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.Recipes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a hunt's finding to the flows that made it is one step: as many flows as it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsTest {
  private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
  private static final Recipes RECIPES = Recipes.read();

  private Desk desk;
  private TableEnvironment session;

  static List<Named<Recipe>> hunts() {
    return RECIPES.all().stream()
        .filter(recipe -> !recipe.header().flows().isEmpty())
        .map(recipe -> Named.of(recipe.name(), recipe))
        .toList();
  }

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    desk = new Desk(directory);
    session = desk.session(false);
  }

  @AfterAll
  void close() throws Exception {
    desk.close();
  }

  @Test
  void everyHuntHasTheFlowsOfItsFindingsAtHand() {
    assertThat(hunts())
        .extracting(Named::getName)
        .containsExactlyInAnyOrder(
            "rwscan",
            "horizontal-scans",
            "vertical-scans",
            "beacons",
            "lateral-movement",
            "slow-exfiltration",
            "new-services",
            "dns-tunnels",
            "ddos-onset",
            "new-talkers",
            "guessed-passwords");
  }

  @ParameterizedTest
  @MethodSource("hunts")
  void everyFindingIsMadeByAsManyFlowsAsItSays(Recipe hunt) throws Exception {
    List<List<String>> answer = hunt.header().expected();
    for (List<String> row : answer.subList(1, answer.size())) {
      Map<String, String> finding = new HashMap<>();
      for (int i = 0; i < row.size(); i++) {
        finding.put(answer.get(0).get(i), row.get(i));
      }
      Map<String, String> values = hunt.fixed(hunt.header().example(), NOW);
      values.putAll(finding);

      assertThat(flows(hunt.flowsOf(values))).as("%s", row).hasSize(count(finding));
    }
  }

  /** Runs what stands on the command line after {@code ./rearview run}. */
  private List<List<String>> flows(String command) throws Exception {
    String[] words = command.split(" ");
    Map<String, String> given = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] option = words[i].split("=", 2);
      given.put(option[0].substring("--".length()), option[1]);
    }
    return Desk.rows(session.executeSql(RECIPES.find(words[0]).statement(given, NOW)));
  }

  private static int count(Map<String, String> finding) {
    if (finding.containsKey("refused")) {
      return Integer.parseInt(finding.get("refused")) + 1;
    }
    return List.of("flows", "calls", "queries").stream()
        .filter(finding::containsKey)
        .map(finding::get)
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }
}
