package dev.rearview.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
  private static final String TEXT =
      """
      -- What is it?
      --
      -- Said of it.
      -- SiLK: rwfilter --pass=stdout
      -- Stream: each flow as it comes.
      --   Nothing is kept.
      -- Flows: flows-of --src=${a} --address=${who}
      -- Parameters:
      --   who address -: whom
      --   most number 3: how many
      -- Settings:
      --   table.exec.state.ttl = 1 d
      -- Example: --who=192.0.2.1
      -- Expected:
      --   a | b
      --   1 | NULL
      SELECT a, b FROM flows WHERE src_ip = '${who}'
      /* batch */ ORDER BY a LIMIT ${most};
      """;
  private static final String TWIN =
      """
      -- it as a stream.
      --
      -- Stream: window by window.
      -- Parameters:
      --   window duration 1h: how long
      -- Settings:
      --   a.b = c
      -- Example: --window=2h
      SELECT a, b FROM windows WHERE src_ip = '${who}' AND length = ${window};
      """;

  @Test
  void headerSaysWhatItIs() {
    RecipeHeader header = Recipe.of("it", TEXT).header();

    assertThat(header.question()).isEqualTo("What is it?");
    assertThat(header.remarks()).isEqualTo("Said of it.");
    assertThat(header.silk()).isEqualTo("rwfilter --pass=stdout");
    assertThat(header.streams()).isTrue();
    assertThat(header.stream()).isEqualTo("each flow as it comes. Nothing is kept.");
    assertThat(header.settings()).containsExactly(Map.entry("table.exec.state.ttl", "1 d"));
    assertThat(header.expected()).containsExactly(List.of("a", "b"), List.of("1", "NULL"));
  }

  @Test
  void statementHasTheValuesAndTheStandardOnes() {
    assertThat(Recipe.of("it", TEXT).statement(Map.of("who", "2001:DB8:0::1"), NOW))
        .isEqualTo(
            "SELECT a, b FROM flows WHERE src_ip = '2001:db8::1'\n/* batch */ ORDER BY a LIMIT 3");
  }

  @Test
  void parameterThatTheStatementDoesNotUseIsRefused() {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> Recipe.of("it", TEXT.replace("LIMIT ${most}", "")))
        .withMessage("it says that its parameters are [most, who], and uses [who]");
  }

  @Test
  void streamHasNoLinesForBatchAloneAndOnlyTheParametersThatItUses() {
    Recipe stream = Recipe.of("it", TEXT).asStream();

    assertThat(stream.template()).isEqualTo("SELECT a, b FROM flows WHERE src_ip = '${who}'");
    assertThat(stream.header().parameters()).extracting(Parameter::name).containsExactly("who");
  }

  @Test
  void twinRunsAsAStreamWithWhatItHasBesideTheRecipe() {
    Recipe recipe = Recipe.of("it", TEXT).withTwin(TWIN);
    Recipe stream = recipe.asStream();

    assertThat(recipe.template()).contains("FROM flows");
    assertThat(stream.statement(stream.header().example(), NOW))
        .isEqualTo("SELECT a, b FROM windows WHERE src_ip = '192.0.2.1' AND length = 7200");
    assertThat(stream.header().parameters())
        .extracting(Parameter::name)
        .containsExactly("who", "window");
    assertThat(stream.header().stream()).isEqualTo("window by window.");
    assertThat(stream.header().settings())
        .containsExactlyInAnyOrderEntriesOf(Map.of("table.exec.state.ttl", "1 d", "a.b", "c"));
  }

  @Test
  void twinThatAsksForWhatNobodyHasIsRefused() {
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> Recipe.of("it", TEXT).withTwin(TWIN.replace("${who}", "${whom}")))
        .withMessage("it as a stream uses [whom, window]: expected some of [most, who, window]");
  }

  @Test
  void flowsOfARowAreAskedForWithItsColumnsAndTheParameters() {
    Recipe recipe = Recipe.of("it", TEXT);

    assertThat(recipe.flowsOf(Map.of())).isEqualTo("flows-of --src=A --address=WHO");
    assertThat(recipe.flowsOf(Map.of("a", "192.0.2.7", "who", "192.0.2.1")))
        .isEqualTo("flows-of --src=192.0.2.7 --address=192.0.2.1");
  }

  @Test
  void timesOfAnAnswerStayWhatTheyWere() {
    Recipe recipe =
        Recipe.of("it", "-- What?\n-- Parameters:\n--   at time 1d: when\nSELECT '${at}';");

    assertThat(recipe.fixed(Map.of(), NOW)).containsEntry("at", "2026-03-04T12:00:00Z");
  }

  @Test
  void timesAreSaidInMilliseconds() {
    Recipe recipe =
        Recipe.of("it", "-- What?\n-- Parameters:\n--   at time 1d: when\nSELECT '${at}';");

    assertThat(recipe.fixed(Map.of(), NOW.plusNanos(123_456_789)))
        .containsEntry("at", "2026-03-04T12:00:00.123Z");
  }

  @Test
  void timesInTheWrongOrderAreRefused() {
    Recipe recipe =
        Recipe.of(
            "it",
            """
            -- What?
            -- Parameters:
            --   from time 24h: the first
            --   until time now: the last
            SELECT '${from}', '${until}';
            """);

    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(
            () -> recipe.statement(Map.of("from", "2026-03-05", "until", "2026-03-01"), NOW))
        .withMessage("--from=2026-03-05 is after --until=2026-03-01");
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> recipe.statement(Map.of("until", "3d"), NOW))
        .withMessage("--from=24h (its standard) is after --until=3d");
    assertThat(recipe.statement(Map.of("until", Recipe.FOREVER), NOW)).contains("9999-12-31");
  }

  @Test
  void limitThatWouldFillTheMemoryIsRefused() {
    Recipe recipe =
        Recipe.of(
            "it", "-- What?\n-- Parameters:\n--   limit number 9: most\nSELECT 1 LIMIT ${limit};");

    assertThat(recipe.statement(Map.of("limit", "1000000"), NOW)).endsWith("LIMIT 1000000");
    assertThatExceptionOfType(RecipeException.class)
        .isThrownBy(() -> recipe.statement(Map.of("limit", "99999999999"), NOW))
        .withMessage(
            "--limit=99999999999: expected at most 1000000, as Flink keeps that many rows in"
                + " memory");
  }

  @ParameterizedTest
  @CsvSource({
    "RANGE, 80, 80 AND 80",
    "RANGE, 1024-65535, 1024 AND 65535",
    "RANGE, 80-,",
    "RANGE, any,",
    "RANGE, 80-20,",
    "COUNT, 1, 1",
    "COUNT, 00,",
    "COUNTRY, cn, CN",
    "COUNTRY, DE, DE",
    "COUNTRY, China,",
    "COUNTRY, C1,",
    "TIME, 2026-01-31T07:00:00Z+5m, 2026-01-31 07:05:00.000",
    "TIME, 2026-01-31+1d, 2026-02-01 00:00:00.000",
    "TIME, 2026-01-31+1,",
    "ADDRESS, 192.0.2.1, 192.0.2.1",
    "ADDRESS, 192.0.2.256,",
    "ADDRESS, localhost,",
    "ADDRESS, 0:0:0:0:0:0:0:0, ::",
    "ADDRESS, 1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "ADDRESS, 1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "ADDRESS, ::FFFF:192.0.2.1, ::ffff:192.0.2.1",
    "ADDRESS, 1::2::3,",
    "NETWORK, 10.0.0.0/8, 10.0.0.0/8",
    "NETWORK, 2001:db8::/129,",
    "NETWORK, 10.0.0.0/8/9,",
    "NUMBER, 007, 7",
    "NUMBER, -1,",
    "NUMBER, 1e3,",
    "DURATION, 2h, 7200",
    "DURATION, 2 hours,",
    "TIME, 2026-01-31, 2026-01-31 00:00:00.000",
    "TIME, 2026-01-31T07:00:00.5Z, 2026-01-31 07:00:00.500",
    "TIME, 1d, 2026-03-04 12:00:00.000",
    "TIME, now, 2026-03-05 12:00:00.000",
    "TIME, 2026-11-26T10:14:00.000, 2026-11-26 10:14:00.000",
    "TIME, 2026-11-26 10:14:00, 2026-11-26 10:14:00.000",
    "TIME, 2026-11-26 10:14:00Z, 2026-11-26 10:14:00.000",
    "TIME, 2026-11-26T10:14:00.000+1m, 2026-11-26 10:15:00.000",
    "TIME, 2026-11-26T11:14:00+01:00, 2026-11-26 10:14:00.000",
    "TIME, 2026-11-26 25:14:00,",
    "TIME, yesterday,",
    "TIME, 2026-02-30,",
  })
  void valueIsOfItsTypeOrOfNone(ParameterType type, String value, String sql) {
    assertThat(type.sql(value, NOW).orElse(null)).isEqualTo(sql);
  }

  @Test
  void settingMayTellATimeFromAParameter() {
    Recipe recipe =
        Recipe.of(
            "r",
            """
            -- What?
            -- Parameters:
            --   from time 24h: the first
            -- Settings:
            --   rearview.from = ${from} - 1d
            --   rearview.until = ${from} + 90m
            --   table.exec.state.ttl = 1 d
            SELECT '${from}';
            """);
    Instant now = Instant.parse("2026-03-05T00:00:00Z");

    assertThat(recipe.settings(Map.of("from", "2026-03-04T12:00:00Z"), now))
        .containsOnly(
            Map.entry("rearview.from", "2026-03-03T12:00:00Z"),
            Map.entry("rearview.until", "2026-03-04T13:30:00Z"),
            Map.entry("table.exec.state.ttl", "1 d"));
    assertThat(recipe.settings(Map.of(), now))
        .containsEntry("rearview.from", "2026-03-03T00:00:00Z");
  }
}
