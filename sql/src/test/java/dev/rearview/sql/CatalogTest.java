package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the catalogue as a session does that has nothing else. */
class CatalogTest {
  @TempDir private Path directory;
  private TableEnvironment session;

  @BeforeEach
  void open() {
    session = TableEnvironment.create(EnvironmentSettings.inBatchMode());
    session.getConfig().set("parallelism.default", "1");
    session.executeSql(
        "CREATE CATALOG rearview WITH ('type' = 'rearview', 'journal' = '%s', 'archive' = '%s')"
            .formatted(directory.resolve("journal"), directory.resolve("archive")));
    session.executeSql("USE CATALOG rearview");
  }

  @Test
  void everyScriptOfATableOrViewIsThere() throws Exception {
    List<String> names =
        Room.scripts().stream()
            .filter(script -> !script.startsWith("jobs") && !script.startsWith("recipes"))
            .map(script -> script.getFileName().toString().replaceFirst("\\..*", ""))
            .distinct()
            .toList();

    assertThat(rows("SHOW TABLES")).extracting(row -> row.getField(0)).hasSameElementsAs(names);
    for (String name : names) {
      assertThat(rows("DESCRIBE " + name)).as(name).isNotEmpty();
    }
  }

  @Test
  void columnsOfAViewSayWhatTheyAreInWhichUnit() throws Exception {
    assertThat(rows("DESCRIBE flows"))
        .filteredOn(row -> row.getField(0).equals("octets"))
        .singleElement()
        .extracting(row -> row.getField(6))
        .asString()
        .startsWith("Bytes at layer 3 of the flow");
    for (String view :
        List.of("flows", "flows_estimated", "flows_unique", "silk", "conversations")) {
      assertThat(rows("DESCRIBE " + view)).as(view).allMatch(row -> row.getField(6) != null);
    }
  }

  @Test
  void functionsAreThereWithoutAModule() throws Exception {
    assertThat(rows("SHOW FUNCTIONS")).contains(Row.of("ip_in"), Row.of("sensor"));
    assertThat(rows("SELECT ip_in('10.0.0.1', '10.0.0.0/8')")).containsExactly(Row.of(true));
    session.executeSql("USE CATALOG default_catalog");
    assertThat(rows("SELECT rearview.network.ip_prefix('10.1.2.3', 8)"))
        .containsExactly(Row.of("10.0.0.0/8"));
    assertThat(session.explainSql("SELECT sensor FROM rearview.network.flows_live"))
        .contains("sensor(");
  }

  @Test
  void computedColumnsMetadataAndWatermarksAreThoseOfTheScript() throws Exception {
    String table = (String) rows("SHOW CREATE TABLE flows_live").get(0).getField(0);

    assertThat(table)
        .contains("METADATA FROM 'offset' VIRTUAL")
        .contains("WATERMARK FOR `received_time` AS `SOURCE_WATERMARK`()")
        .contains("`src_country` AS ");
  }

  @Test
  void modeOfTheSessionIsLookedAtWithEachQuestion() throws Exception {
    assertThat(session.explainSql("SELECT src_ip FROM flows")).contains("flows_archive");

    session.getConfig().set("execution.runtime-mode", "streaming");

    assertThat((String) rows("SHOW CREATE VIEW flows").get(0).getField(0)).contains("flows_now");
  }

  @Test
  void userMayAddViewsAndNotReplaceOurs() {
    session.executeSql("CREATE VIEW mine AS SELECT src_ip FROM flows");

    assertThat(session.explainSql("SELECT * FROM mine")).contains("flows_archive");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> session.executeSql("CREATE VIEW flows AS SELECT 1 AS n"));
    assertThatExceptionOfType(Exception.class)
        .isThrownBy(() -> session.executeSql("DROP VIEW flows"))
        .havingRootCause()
        .withMessageContaining("cannot be dropped");
  }

  private List<Row> rows(String query) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> result = session.executeSql(query).collect()) {
      result.forEachRemaining(rows::add);
    }
    return rows;
  }
}
