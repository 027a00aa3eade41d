package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  /** Around midnight, and around the two hours of the year in which local clocks jump. */
  private static final List<Instant> RECEIVED =
      List.of(
          Instant.parse("2026-03-28T23:59:59.999Z"),
          Instant.parse("2026-03-29T00:00:00Z"),
          Instant.parse("2026-03-29T00:59:59.999Z"),
          Instant.parse("2026-03-29T01:00:00Z"),
          Instant.parse("2026-10-25T00:30:00.123Z"),
          Instant.parse("2026-10-25T01:30:00.456Z"));

  private static final List<String> DIRECTORIES =
      List.of(
          "2026-03-28 23",
          "2026-03-29 00",
          "2026-03-29 00",
          "2026-03-29 01",
          "2026-10-25 00",
          "2026-10-25 01");

  @TempDir private Path directory;
  private final TimeZone zoneBefore = TimeZone.getDefault();

  @AfterEach
  void resetTheZone() {
    TimeZone.setDefault(zoneBefore);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin", "America/St_Johns", "Asia/Tokyo"})
  void hourIsThatOfUtcWhateverTheZoneOfTheSessionAndTheMachine(String zone) throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    replay(zone);

    assertThat(duckdb("SELECT day || ' ' || hour FROM flows ORDER BY packets"))
        .isEqualTo(DIRECTORIES);
  }

  @Test
  void anotherEngineReadsTheArchive() throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    replay("Asia/Tokyo");

    assertThat(duckdb("SELECT epoch_ms(received_time) FROM flows ORDER BY packets"))
        .isEqualTo(RECEIVED.stream().map(time -> "" + time.toEpochMilli()).toList());
    assertThat(duckdb("SELECT epoch_ms(end_time) - epoch_ms(start_time) FROM flows LIMIT 1"))
        .containsExactly("10000");
    assertThat(
            duckdb(
                "SELECT exporter_ip || ' ' || src_ip || ' ' || dst_port || ' ' || sum(octets)"
                    + " FROM flows GROUP BY exporter_ip, src_ip, dst_port"))
        .containsExactly("192.0.2.1 10.0.0.1 443 2100");
    assertThat(duckdb("SELECT count(vlan) FROM flows")).containsExactly("0");
  }

  @Test
  void whatWasReplayedIsWhatFlowsAnswers() throws Exception {
    TableEnvironment session = replay("UTC");

    assertThat(rows(session, "SELECT COUNT(*), SUM(packets), MIN(received_time) FROM flows"))
        .containsExactly(Row.of(6L, 21L, RECEIVED.get(0)));
  }

  @Test
  void whatTheExporterSentIsArchivedBesideTheFlows() throws Exception {
    TableEnvironment session = replay("UTC");

    assertThat(
            rows(
                session,
                "SELECT exporter_ip, export_protocol, datagrams, flows, last_seen FROM exporters"))
        .containsExactly(
            Row.of("192.0.2.1", "netflow5", 6L, 6L, RECEIVED.get(RECEIVED.size() - 1)));
    assertThat(
            duckdb(
                "SELECT count(*) || ' ' || sum(flows) FROM read_parquet('"
                    + archive()
                    + "/_tables/_exporters/*/*/part-*')"))
        .containsExactly("6 6");
    assertThat(directory.resolve("report")).content().contains("\"records\": 6");
  }

  @Test
  void whatWasKnownOfAFlowIsArchivedWithIt() throws Exception {
    Path silkConf = directory.resolve("silk.conf");
    Files.writeString(silkConf, "sensor 0 a\nsensor 1 b\nclass all\n  sensors a b\nend class\n");
    Path sensorConf = directory.resolve("sensor.conf");
    Files.writeString(
        sensorConf,
        """
        probe p netflow-v5
          listen-on-port 2055
          protocol udp
        end probe
        sensor a
          netflow-v5-probes p
          internal-ipblocks 10.0.0.1
          external-ipblocks remainder
        end sensor
        sensor b
          netflow-v5-probes p
          internal-ipblocks 10.0.0.2
          external-ipblocks remainder
        end sensor
        """);
    Path networks = Files.createDirectory(directory.resolve("reference")).resolve("networks.csv");
    Files.writeString(networks, "prefix,name\n10.0.0.0/24,office\n");
    TableEnvironment session =
        replay(
            "UTC",
            "rearview.site.silk-conf:%s,rearview.site.sensor-conf:%s,rearview.reference.directory:%s"
                .formatted(silkConf, sensorConf, networks.getParent()));

    assertThat(
            duckdb(
                "SELECT DISTINCT sensor || ' ' || class || ' ' || type || ' ' || src_network || ' '"
                    + " || collector_port FROM flows"))
        .containsExactly("a all outweb office 2055");
    assertThat(
            rows(
                session,
                "SELECT sensor, type, COUNT(*) FROM flows_by_sensor GROUP BY sensor, type"))
        .containsExactlyInAnyOrder(Row.of("a", "outweb", 6L), Row.of("b", "inweb", 6L));
  }

  private TableEnvironment replay(String zone) throws Exception {
    return replay(zone, "");
  }

  private TableEnvironment replay(String zone, String jobParameters) throws Exception {
    String captures = CaptureFixture.write(directory.resolve("captures"), RECEIVED);
    TableEnvironment session =
        Room.session(
            EnvironmentSettings.inBatchMode(), directory.resolve("journal"), archive(), zone);
    session.getConfig().set("pipeline.global-job-parameters", jobParameters);
    session
        .executeSql(
            Room.statement(
                "jobs/replay.sql",
                Map.of("captures", captures, "report", directory.resolve("report").toString())))
        .await();
    return session;
  }

  private static List<Row> rows(TableEnvironment session, String query) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> result = session.executeSql(query).collect()) {
      result.forEachRemaining(rows::add);
    }
    return rows;
  }

  private Path archive() {
    return directory.resolve("archive");
  }

  private List<String> duckdb(String query) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIEW flows AS SELECT * FROM read_parquet('"
              + archive()
              + "/*/*/part-*', hive_partitioning = true, hive_types_autocast = false)");
      try (ResultSet result = statement.executeQuery(query)) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
    }
    return rows;
  }
}
