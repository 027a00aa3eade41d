package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.record.FlowField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.catalog.Column;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link FlowField} is the schema; what SQL declares is held equal to it. */
class SchemaAgreementTest {
  private static final List<String> FLOW_COLUMNS =
      Arrays.stream(FlowField.values()).map(SchemaAgreementTest::declaration).toList();

  @TempDir private Path directory;
  private TableEnvironment session;

  @BeforeEach
  void open() {
    session =
        Room.session(
            EnvironmentSettings.inBatchMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            "UTC");
  }

  @Test
  void liveTableHasEveryFieldInOrderWithItsTypeAndMeaning() {
    assertThat(columns("flows_live", Column::isPhysical)).isEqualTo(FLOW_COLUMNS);
  }

  @Test
  void everyColumnOfTheLiveTableSaysWhatItMeans() {
    assertThat(session.from("flows_live").getResolvedSchema().getColumns())
        .allSatisfy(column -> assertThat(column.getComment()).as(column.getName()).isPresent());
  }

  @Test
  void archiveHasTheColumnsOfTheLiveTableAndItsPartitions() {
    List<String> expected = new ArrayList<>(FLOW_COLUMNS);
    expected.add("day STRING 'UTC day of received_time, as 2026-01-31'");
    expected.add("hour STRING 'UTC hour of received_time, 00 to 23'");

    assertThat(columns("flows_archive", column -> true)).isEqualTo(expected);
  }

  @Test
  void flowsHasNothingOfTheStorage() {
    assertThat(session.from("flows").getResolvedSchema().getColumnNames())
        .isEqualTo(Arrays.stream(FlowField.values()).map(FlowField::columnName).toList());
  }

  @Test
  void everyNameParsesWithoutQuotes() {
    for (FlowField field : FlowField.values()) {
      session.executeSql(
          "CREATE TEMPORARY VIEW v_"
              + field.columnName()
              + " AS SELECT "
              + field.columnName()
              + ", flows."
              + field.columnName()
              + " AS other FROM flows");
    }
  }

  private List<String> columns(String table, Predicate<Column> filter) {
    return session.from(table).getResolvedSchema().getColumns().stream()
        .filter(filter)
        .map(
            column ->
                column.getName()
                    + " "
                    + column
                        .getDataType()
                        .getLogicalType()
                        .asSummaryString()
                        .replace(" *ROWTIME*", "")
                    + " '"
                    + column.getComment().orElse("")
                    + "'")
        .toList();
  }

  private static String declaration(FlowField field) {
    String type = field.type().sql() + (field.alwaysPresent() ? " NOT NULL" : "");
    return field.columnName() + " " + type + " '" + field.description() + "'";
  }
}
