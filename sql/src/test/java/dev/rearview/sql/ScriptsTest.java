package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptsTest {
  @TempDir private Path directory;

  static List<Path> scripts() {
    return Room.scripts();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptStartsBySayingWhatItIsFor(Path script) {
    assertThat(Room.text(script)).as(script.toString()).startsWith("-- ");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptHoldsOneStatement(Path script) {
    String code =
        Room.text(script)
            .replaceAll("(?m)^\\s*--.*$", "")
            .replaceAll("'[^']*'", "''")
            .replaceAll("(?s)EXECUTE STATEMENT SET BEGIN.*END;\\s*$", "SET;")
            .strip();

    assertThat(code).as(script.toString()).endsWith(";").containsOnlyOnce(";");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void parameterIsExplainedAndStandsInALiteral(Path script) {
    String text = Room.text(script);

    Pattern.compile("\\$\\{(\\w+)}")
        .matcher(text)
        .results()
        .forEach(
            match ->
                assertThat(text)
                    .contains("'${" + match.group(1) + "}'")
                    .contains("Parameters: " + match.group(1) + " = "));
  }

  @Test
  void archiveJobGoesFromTheJournalToTheArchiveForEveryTable() {
    String plan =
        session(EnvironmentSettings.inStreamingMode())
            .explainSql(Room.statement("jobs/archive.sql", Map.of()));

    for (String table : List.of("flows", "options", "counters", "exporters")) {
      assertThat(plan)
          .contains(table + "_live")
          .contains("Sink(table=[rearview.network." + table + "_archive]");
    }
  }

  @Test
  void retentionWaitsForEveryTable() {
    Set<String> consumers =
        Pattern.compile("'scan.consumer' = '([^']*)'")
            .matcher(Room.text(Path.of("jobs/archive.sql")))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(consumers)
        .containsExactlyInAnyOrder(
            "archive", "archive-options", "archive-counters", "archive-exporters");
  }

  @Test
  void replayReadsCapturesAndNotTheJournal() throws Exception {
    Path capture = Files.createFile(directory.resolve("a.pcap"));
    String statement =
        Room.statement(
            "jobs/replay.sql", Map.of("captures", capture.toString(), "report", "report.json"));

    assertThat(session(EnvironmentSettings.inBatchMode()).explainSql(statement))
        .contains("flows_live")
        .contains("Sink(table=[rearview.network.flows_archive]");
  }

  @Test
  void jobsWriteTheSameColumns() {
    assertThat(select("jobs/replay.sql")).isEqualTo(select("jobs/archive.sql"));
  }

  @Test
  void importsAndMeteringWriteTheColumnsOfFlowsThatAReplayWrites() {
    for (String script : List.of("jobs/import.sql", "jobs/meter.sql")) {
      assertThat(select(script).replaceAll("flows_(import|metered)", "flows_live").strip())
          .as(script)
          .isEqualTo(
              select("jobs/replay.sql")
                  .replaceAll("(?s)INSERT INTO options.*", "")
                  // They stand in no journal.
                  .replaceAll("journal_(id|partition)", "CAST(NULL AS STRING)")
                  .replaceAll("journal_(segment|offset)", "CAST(NULL AS BIGINT)")
                  .strip());
    }
  }

  @Test
  void importReadsFiles() throws Exception {
    Path file = Files.writeString(directory.resolve("a.csv"), "end_time\n");
    String statement =
        Room.statement(
            "jobs/import.sql",
            Map.of(
                "files",
                file.toString(),
                "exporter",
                "192.0.2.1",
                "port",
                "0",
                "report",
                "r.json"));

    assertThat(session(EnvironmentSettings.inBatchMode()).explainSql(statement))
        .contains("flows_import")
        .contains("Sink(table=[rearview.network.flows_archive]");
  }

  @Test
  void meteringReadsCaptures() {
    String statement =
        Room.statement(
            "jobs/meter.sql",
            Map.of(
                "captures",
                "a.pcap",
                "exporter",
                "192.0.2.1",
                "idle",
                "15 s",
                "active",
                "30 min",
                "report",
                "r.json"));

    assertThat(session(EnvironmentSettings.inStreamingMode()).explainSql(statement))
        .contains("flows_metered")
        .contains("Sink(table=[rearview.network.flows_archive]");
  }

  private static String select(String script) {
    String text = Room.text(Path.of(script));
    return text.substring(text.indexOf("INSERT")).replaceAll("(?s)OPTIONS\\([^)]*\\)", "");
  }

  private TableEnvironment session(EnvironmentSettings settings) {
    return Room.session(
        settings, directory.resolve("journal"), directory.resolve("archive"), "UTC");
  }
}
