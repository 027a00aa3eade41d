package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.ExporterField;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.OptionsField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The enums of columns are the schema; what SQL declares is held equal to them. */
class SchemaAgreementTest {
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

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of("flows", List.of(FlowField.values())),
        Arguments.of("options", List.of(OptionsField.values())),
        Arguments.of("counters", List.of(CounterField.values())),
        Arguments.of("exporters", List.of(ExporterField.values())));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void liveTableHasEveryFieldInOrderWithItsTypeAndMeaning(String table, List<Column> fields) {
    assertThat(columns(table + "_live", org.apache.flink.table.catalog.Column::isPhysical))
        .isEqualTo(fields.stream().map(SchemaAgreementTest::declaration).toList());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyColumnOfTheLiveTableSaysWhatItMeans(String table, List<Column> fields) {
    assertThat(session.from(table + "_live").getResolvedSchema().getColumns())
        .hasSizeGreaterThan(fields.size())
        .allSatisfy(column -> assertThat(column.getComment()).as(column.getName()).isPresent());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void archiveHasTheColumnsOfTheLiveTable(String table, List<Column> fields) {
    List<String> expected = new ArrayList<>();
    fields.forEach(field -> expected.add(declaration(field)));
    expected.addAll(
        columns(table + "_live", column -> isEnrichment(column)).stream()
            .map(column -> column.replace(" NOT NULL '", " '"))
            .toList());

    assertThat(columns(table + "_archive", org.apache.flink.table.catalog.Column::isPhysical))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"flows_import", "flows_metered"})
  void flowsOfFilesHaveTheColumnsOfTheLiveTable(String table) {
    List<String> expected =
        new ArrayList<>(session.from("flows_live").getResolvedSchema().getColumnNames());
    expected.removeIf(column -> column.startsWith("journal_"));
    List<String> columns =
        new ArrayList<>(session.from(table).getResolvedSchema().getColumnNames());
    columns.removeIf(column -> column.startsWith("known_"));

    assertThat(columns).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"flows", "options", "counters"})
  void viewsHaveNothingOfTheStorage(String view) {
    List<String> archived =
        new ArrayList<>(session.from(view + "_archive").getResolvedSchema().getColumnNames());
    archived.removeIf(column -> column.startsWith("journal_"));

    assertThat(session.from(view).getResolvedSchema().getColumnNames()).isEqualTo(archived);
  }

  @Test
  void flowsUpToNowHaveTheColumnsOfTheHistory() {
    assertThat(session.from("flows_now").getResolvedSchema().getColumnNames())
        .isEqualTo(session.from("flows").getResolvedSchema().getColumnNames());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyNameParsesWithoutQuotes(String table, List<Column> fields) {
    for (Column field : fields) {
      String name = field.columnName();
      session.executeSql(
          ("CREATE TEMPORARY VIEW v_" + name + " AS SELECT " + name)
              + (", t." + name + " AS other FROM " + table + "_archive AS t"));
    }
  }

  /** What a column of the live table says of a flow beside what was exported. */
  private static boolean isEnrichment(org.apache.flink.table.catalog.Column column) {
    return !column.isPhysical() && !column.getName().startsWith("journal_");
  }

  private List<String> columns(
      String table, Predicate<org.apache.flink.table.catalog.Column> filter) {
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

  private static String declaration(Column field) {
    String type = field.type().sql() + (field.alwaysPresent() ? " NOT NULL" : "");
    return field.columnName() + " " + type + " '" + field.description() + "'";
  }
}
