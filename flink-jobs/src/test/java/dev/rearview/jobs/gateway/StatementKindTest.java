package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "  select 1",
        "-- a note; INSERT\nSELECT 1",
        "/* INSERT\n */ (SELECT 1)",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "EXPLAIN SELECT 1",
        "SHOW TABLES"
      })
  void statementsThatOnlyReadShareTheWarmSession(String statement) {
    assertThat(StatementKind.of(statement)).isEqualTo(StatementKind.READS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INSERT INTO t SELECT 1", "SET 'a' = 'b'", "DROP TABLE flows", "selection", ""})
  void everythingElseDoesNot(String statement) {
    assertThat(StatementKind.of(statement)).isEqualTo(StatementKind.WRITES);
  }
}
