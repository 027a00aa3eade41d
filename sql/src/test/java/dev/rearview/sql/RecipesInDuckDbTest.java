package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.recipe.Parameter;
import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.Recipes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
 * DuckDB, asked each recipe's question in its own words over the same Parquet files, agrees with
 * Flink in every column and row.
 *
 * <p>Cells are compared as {@link Cells} writes them: times in UTC to the millisecond, NULL by
 * name, numbers with a fraction to six decimals, and of these to twelve digits, as sums of doubles
 * depend on their order. Rows have the same order where the recipe says one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipesInDuckDbTest {
  private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
  private static final MathContext TWELVE_DIGITS = new MathContext(12, RoundingMode.HALF_UP);
  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+");
  private static final Pattern ORDERED = Pattern.compile("ORDER BY [^()]* LIMIT \\$\\{limit}$");

  private Desk desk;
  private TableEnvironment flink;
  private DuckDbDesk duckDb;

  static List<Named<Recipe>> expressed() throws Exception {
    Recipes recipes = Recipes.read();
    return DuckDbDesk.statements().stream()
        .map(name -> Named.of(name, recipes.find(name)))
        .toList();
  }

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    desk = new Desk(directory);
    flink = desk.session(false);
    duckDb = new DuckDbDesk(desk);
  }

  @AfterAll
  void close() throws Exception {
    duckDb.close();
    desk.close();
  }

  @Test
  void everyRecipeIsExpressedOrItIsSaidWhyNot() throws Exception {
    List<String> names = new ArrayList<>(DuckDbDesk.statements());
    names.addAll(DuckDbDesk.notExpressed().keySet());

    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            Recipes.read().all().stream().map(Recipe::name).toList());
    assertThat(DuckDbDesk.notExpressed().values()).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @MethodSource("expressed")
  void everyParameterMattersToDuckDb(Recipe recipe) {
    assertThat(recipe.header().parameters())
        .extracting(Parameter::name)
        .allSatisfy(name -> assertThat(DuckDbDesk.text(recipe.name())).contains("${" + name + "}"));
  }

  @ParameterizedTest
  @MethodSource("expressed")
  void duckDbAgrees(Recipe recipe) throws Exception {
    List<Map<String, String>> questions = DuckDbDesk.questions(recipe);
    assertThat(questions).as("asked with other parameters too").hasSizeGreaterThan(1);
    for (Map<String, String> parameters : questions) {
      List<List<String>> expected = comparable(duckDb.answer(recipe, parameters, NOW));
      List<List<String>> answer = comparable(answer(recipe, parameters));

      assertThat(answer).as("rows for %s", parameters).hasSizeGreaterThan(1);
      assertThat(answer.get(0)).isEqualTo(expected.get(0));
      if (ORDERED.matcher(recipe.template()).find()) {
        assertThat(answer).as("answer for %s", parameters).isEqualTo(expected);
      } else {
        assertThat(answer)
            .as("answer for %s", parameters)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  private List<List<String>> answer(Recipe recipe, Map<String, String> parameters)
      throws Exception {
    TableResult result = flink.executeSql(recipe.statement(parameters, NOW));
    List<List<String>> answer = new ArrayList<>();
    answer.add(result.getResolvedSchema().getColumnNames());
    answer.addAll(Desk.rows(result));
    return answer;
  }

  private static List<List<String>> comparable(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(RecipesInDuckDbTest::comparable).toList())
        .toList();
  }

  private static String comparable(String cell) {
    return FRACTION.matcher(cell).matches()
        ? new BigDecimal(cell).round(TWELVE_DIGITS).stripTrailingZeros().toPlainString()
        : cell;
  }
}
