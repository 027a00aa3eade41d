package dev.rearview.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rearview.jobs.RearviewException;
import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.RecipeException;
import dev.rearview.recipe.Recipes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipeArgumentsTest {
  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

  private final Recipe recipe = Recipes.read().find("contacted-by");

  @Test
  void valuesMayStandBehindTheirNamesOrAfterThem() {
    assertThat(arguments("--address=192.0.2.1", "--limit", "5"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("address", "192.0.2.1", "limit", "5"));
  }

  @Test
  void sinceIsWhereToBegin() {
    Map<String, String> given =
        RecipeArguments.of(recipe, List.of("--address=2001:DB8::1"), "7d", false);

    assertThat(recipe.statement(given, NOW))
        .contains("src_ip = '2001:db8::1'")
        .contains("received_time >= CAST('2026-02-26 12:00:00.000' AS TIMESTAMP_LTZ(3))")
        .contains("received_time < CAST('2026-03-05 12:00:00.000' AS TIMESTAMP_LTZ(3))");
  }

  @Test
  void streamHasNoEndUnlessOneIsGiven() {
    List<String> address = List.of("--address=192.0.2.1");

    assertThat(recipe.statement(RecipeArguments.of(recipe, address, null, true), NOW))
        .contains("received_time < CAST('9999-12-31 00:00:00.000' AS TIMESTAMP_LTZ(3))");
    assertThat(
            RecipeArguments.of(
                recipe, List.of("--address=192.0.2.1", "--until=2026-03-06"), null, true))
        .containsEntry("until", "2026-03-06");
  }

  @Test
  void streamTakesWhatItsTwinTakes() {
    Recipe hunt = Recipes.read().find("horizontal-scans");
    Map<String, String> window = RecipeArguments.of(hunt, List.of("--window=5m"), null, true);

    assertThat(hunt.asStream().statement(window, NOW))
        .contains("window_seconds => 300")
        .contains("received_time < CAST('9999-12-31 00:00:00.000' AS TIMESTAMP_LTZ(3))");
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> hunt.statement(Map.of("window", "5m"), NOW))
        .withMessageStartingWith("horizontal-scans has no parameter --window, but --targets");
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> hunt.asStream().statement(Map.of("limit", "5"), NOW))
        .withMessageStartingWith("horizontal-scans has no parameter --limit, but --targets");
  }

  @Test
  void wrongValueIsNamedWithItsParameterAndWhatIsExpected() {
    assertWrong(
        "--address=www.example.org: expected an address, as 192.0.2.1 or 2001:db8::1",
        "--address=www.example.org");
    assertWrong(
        "--limit=many: expected a whole number from 0", "--address=192.0.2.1", "--limit=many");
    assertWrong(
        "--servers=10.0.0.0/33: expected networks, as 192.0.2.0/24 or 10.0.0.0/8,2001:db8::/32",
        "--address=192.0.2.1",
        "--servers=10.0.0.0/33");
    assertWrong(
        "contacted-by needs --address: an address, as 192.0.2.1 or 2001:db8::1"
            + " (who contacted somebody)");
    assertWrong(
        "contacted-by has no parameter --adress, but --address, --servers, --from, --until,"
            + " --limit",
        "--address=192.0.2.1",
        "--adress=192.0.2.2");
  }

  @Test
  void argumentThatIsNoParameterIsRefused() {
    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> arguments("192.0.2.1"))
        .withMessage(
            "192.0.2.1: expected --PARAMETER=VALUE, as rearview recipes contacted-by lists them");
  }

  @Test
  void quoteInATextEndsNoLiteral() {
    Recipe indicators = Recipes.read().find("indicators");

    assertThat(indicators.statement(Map.of("name", "x') OR ('1' = '1"), NOW))
        .contains("in_set(src_ip, 'x'') OR (''1'' = ''1')");
  }

  private void assertWrong(String message, String... arguments) {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> recipe.statement(arguments(arguments), NOW))
        .withMessage(message);
  }

  private Map<String, String> arguments(String... arguments) {
    return RecipeArguments.of(recipe, List.of(arguments), null, false);
  }
}
