package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rearview.journal.Journal;
import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.Recipes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --stream}, one recipe finds what is in the history, and then what arrives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTest {
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
  private static final long DEADLINE_MINUTES = 4;

  private Desk desk;
  private Path journal;
  private TableEnvironment session;

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    desk = new Desk(directory);
  }

  @BeforeEach
  void beginAJournal(@TempDir Path other) throws Exception {
    journal = other.resolve("journal");
    Journal.create(journal);
    RecipeFlows.append(
        journal, List.of("2026-03-04T11:00:00Z 10.0.0.4:53100 > 192.0.2.90:443 6 FSPA 5 700"));
    session = desk.live(journal);
  }

  @AfterAll
  void close() throws Exception {
    desk.close();
  }

  @Test
  void indicatorsAreSweptOverTheHistoryAndKeptRunning() throws Exception {
    Map<String, String> given = Map.of("name", "bad", "from", "30d");
    String once = Recipes.read().find("indicators").statement(given, NOW);
    int history = Desk.rows(desk.session(false).executeSql(once)).size();
    try (CloseableIterator<Row> rows = run("indicators", given)) {
      List<String> old = listed(rows, history);
      RecipeFlows.append(
          journal,
          List.of(
              "2026-03-04T12:00:00Z 10.0.0.4:53200 > 203.0.113.70:443 6 FSPA 5 700",
              "2026-03-04T12:00:10Z 10.0.0.4:53201 > 192.0.2.90:443 6 FSPA 5 700",
              "2026-03-04T12:00:20Z 192.0.2.66:443 > 10.0.0.4:53202 6 FSPA 5 700"));

      assertThat(old)
          .contains("192.0.2.66", "203.0.113.66", "203.0.113.77")
          .doesNotContain("203.0.113.70");
      assertThat(listed(rows, 2)).containsExactly("203.0.113.70", "192.0.2.66");
    }
  }

  @Test
  void huntSaysWhatItFindsInTheHistoryAndThenInWhatArrives() throws Exception {
    Map<String, String> given = Map.of("from", "30d", "window", "10s", "targets", "9");
    try (CloseableIterator<Row> rows = run("horizontal-scans", given)) {
      List<Row> old = next(rows, 4);
      // Not yet: what is older than the clock, less the time that is waited, is late.
      Instant soon = Instant.now().plusSeconds(5);
      RecipeFlows.append(
          journal,
          List.of(soon + " 192.0.2.88:47000 > 198.51.100.101:22 6 S 1 60 x=30 every=0 dst=1"));
      List<Row> fresh = next(rows, 1);

      assertThat(old)
          .extracting(row -> row.getField("src_ip"), row -> row.getField("targets"))
          .containsExactly(
              tuple("203.0.113.77", 9L),
              tuple("203.0.113.77", 10L),
              tuple("203.0.113.77", 10L),
              tuple("203.0.113.77", 10L));
      assertThat(fresh)
          .extracting(row -> row.getField("src_ip"), row -> row.getField("targets"))
          .containsExactly(tuple("192.0.2.88", 30L));
    }
  }

  /** The next rows, none of which takes another back. */
  private static List<Row> next(CloseableIterator<Row> rows, int count) {
    List<Row> next = new ArrayList<>();
    while (next.size() < count) {
      next.add(rows.next());
    }
    assertThat(next).extracting(Row::getKind).containsOnly(RowKind.INSERT);
    return next;
  }

  private static List<String> listed(CloseableIterator<Row> rows, int count) {
    return next(rows, count).stream().map(row -> row.<String>getFieldAs("listed_ip")).toList();
  }

  private CloseableIterator<Row> run(String name, Map<String, String> given) {
    Recipe stream = Recipes.read().find(name).asStream();
    Map<String, String> values = new HashMap<>(given);
    values.put("until", Recipe.FOREVER);
    TableResult result = session.executeSql(stream.statement(values, NOW));
    // Whoever waits for a row of Flink's cannot be interrupted.
    CompletableFuture.delayedExecutor(DEADLINE_MINUTES, TimeUnit.MINUTES)
        .execute(() -> result.getJobClient().orElseThrow().cancel());
    return result.collect();
  }
}
