package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flink plans each draft with its parameters' defaults. */
class RecipeDraftsTest {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "bin", "30",
          "scheme", "time-proportional",
          "model", "hybrid",
          "inside", "198.51.100.0/24,10.0.0.0/8",
          "within", "0.0.0.0/0,::/0",
          "from", "2026-03-02 00:00:00",
          "until", "2026-03-03 00:00:00",
          "limit", "1000");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "rwcount.sql, count_bins",
    "rwscan.sql, rwscan",
    "rwset-cidr.sql, ip_set",
  })
  void draftIsPlannedAndCallsItsFunction(String draft, String function) {
    TableEnvironment session =
        Room.session(
            EnvironmentSettings.inBatchMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            "UTC");
    String statement = Room.statement("recipes-draft/" + draft, PARAMETERS);

    assertThat(session.explainSql(statement.strip().replaceAll(";$", ""))).contains(function);
  }
}
