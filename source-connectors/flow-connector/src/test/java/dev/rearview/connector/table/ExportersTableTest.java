package dev.rearview.connector.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.connector.JournalFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ExportersTableTest {
  private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final String COLUMNS =
      "received_time TIMESTAMP_LTZ(3) NOT NULL, exporter_ip STRING, observation_domain BIGINT,"
          + " export_protocol STRING, datagrams BIGINT, failed BIGINT, flows BIGINT,"
          + " missing BIGINT, problems MAP<STRING, BIGINT>, templates MAP<STRING, STRING>,"
          + " held_sets INT";

  /** Of the first record of a pcap file. */
  private static final int CAPTURED_LENGTH = 24 + 8;

  @TempDir Path directory;
  private JournalFixture fixture;
  private TableEnvironment batch;

  @BeforeEach
  void openAJournal() throws IOException {
    fixture = JournalFixture.create(directory.resolve("journal"), 2);
    batch = session(EnvironmentSettings.inBatchMode());
  }

  @AfterEach
  void closeTheJournal() throws IOException {
    fixture.close();
  }

  @Test
  void anExporterHasARowForEachMinuteInWhichItSentSomething() throws IOException {
    fixture.append(0, NOON + 1_000, 10);
    fixture.append(0, NOON + 59_999, 20);
    fixture.append(1, NOON + 2_000, 5);
    fixture.append(0, NOON + 60_000, 7);
    fixture.append(0, NOON + 200_000, 1);
    fixture.append(1, NOON + 201_000, 2);

    assertThat(
            rows(
                batch,
                "SELECT CAST(received_time AS STRING), exporter_ip, export_protocol, datagrams,"
                    + " flows, failed, held_sets FROM exporters_live"))
        .containsExactlyInAnyOrder(
            Row.of("2026-03-01 12:00:59.999", "192.0.2.1", "netflow5", 2L, 30L, 0L, 0),
            Row.of("2026-03-01 12:01:00.000", "192.0.2.1", "netflow5", 1L, 7L, 0L, 0),
            Row.of("2026-03-01 12:03:20.000", "192.0.2.1", "netflow5", 1L, 1L, 0L, 0),
            Row.of("2026-03-01 12:00:02.000", "192.0.2.2", "netflow5", 1L, 5L, 0L, 0),
            Row.of("2026-03-01 12:03:21.000", "192.0.2.2", "netflow5", 1L, 2L, 0L, 0));
  }

  @Test
  void lossAndProblemsAreThoseOfTheRowAlone() throws IOException {
    fixture.append(0, NOON, 10);
    fixture.append(1, NOON, 10);
    fixture.append(0, NOON + 100, 10);
    fixture.append(0, NOON + 200, 10);

    assertThat(
            rows(
                batch,
                "SELECT missing, problems FROM exporters_live"
                    + " /*+ OPTIONS('scan.exporters.interval' = '100 ms') */"
                    + " WHERE exporter_ip = '192.0.2.1'"))
        .containsExactlyInAnyOrder(
            Row.of(0L, Map.of()), Row.of(10L, Map.of("sequence_gap", 1L)), Row.of(0L, Map.of()));
  }

  @Test
  void rowsAreNotLateForWindows() throws IOException {
    for (int i = 0; i < 300; i++) {
      fixture.append(i % 2, NOON + i * 1_000L, 3);
    }
    TableEnvironment streaming = session(EnvironmentSettings.inStreamingMode());

    List<Row> windows =
        rows(
            streaming,
            "SELECT SUM(flows) FROM TUMBLE(TABLE exporters_live, DESCRIPTOR(received_time),"
                + " INTERVAL '1' MINUTE) GROUP BY window_start, window_end");

    assertThat(windows).hasSize(5).allMatch(row -> row.equals(Row.of(180L)));
  }

  @Test
  void aQuietExportersLastMinuteIsReportedByTheClock() throws Exception {
    fixture.append(0, System.currentTimeMillis() - 5_000, 10);
    TableEnvironment streaming = session(EnvironmentSettings.inStreamingMode());
    String live =
        "SELECT datagrams, flows FROM exporters_live /*+ OPTIONS('scan.startup.mode' = 'earliest',"
            + " 'scan.bounded.mode' = 'unbounded', 'scan.exporters.interval' = '1 s') */";
    try (CloseableIterator<Row> rows = streaming.executeSql(live).collect()) {
      assertThat(rows.next()).isEqualTo(Row.of(1L, 10L));
    }
  }

  @Test
  void exportersBeyondTheLimitAreCountedTogether() throws IOException {
    fixture.append(0, NOON, 10);
    fixture.append(1, NOON, 10);

    assertThat(
            rows(
                batch,
                "SELECT exporter_ip, SUM(flows) FROM exporters_live /*+ OPTIONS('captures' = '"
                    + segments()
                    + "', 'decoder.max-exporters' = '1') */ GROUP BY exporter_ip"))
        .containsExactlyInAnyOrder(Row.of("192.0.2.1", 10L), Row.of("0.0.0.0", 10L));
  }

  @Test
  void wrongLimitsAreNamedWithWhatIsExpected() {
    assertThatThrownBy(() -> rows(batch, with("decoder.max-templates-per-domain", "0")))
        .rootCause()
        .hasMessageContaining("'decoder.max-templates-per-domain' = '0': expected 1 or more");
    assertThatThrownBy(() -> rows(batch, with("decoder.max-held-bytes", "2 gb")))
        .rootCause()
        .hasMessageContaining("'decoder.max-held-bytes' = '2 gb': expected less than 2 gb");
    assertThatThrownBy(() -> rows(batch, with("scan.report", "r.json")))
        .rootCause()
        .hasMessageContaining("'scan.report' needs 'captures'");
  }

  @Test
  void columnsOfOtherRecordsAreRefused() {
    FlowTableTest.create(
        batch, "wrong", "src_ip STRING", "'journal' = 'x', 'records' = 'exporters'");
    assertThatThrownBy(() -> rows(batch, "SELECT * FROM wrong"))
        .rootCause()
        .hasMessageContaining("an exporter has no column 'src_ip'; its columns are received_time");
  }

  @Test
  void whatWasReadOfCapturesIsWrittenDown() throws IOException {
    fixture.append(0, NOON, 10);
    fixture.append(0, NOON, 20);
    fixture.append(1, NOON, 3);
    Path report = directory.resolve("report.json");

    rows(
        batch,
        "SELECT COUNT(*) FROM exporters_live /*+ OPTIONS('captures' = '"
            + segments()
            + "', 'scan.report' = '"
            + report
            + "') */");

    assertThat(report)
        .hasContent(
            "{\"datagrams\": 3, \"decoded\": 3, \"filtered\": 0, \"failed\": 0, \"records\": 33,"
                + " \"lateRecords\": 0, \"optionsRecords\": 0, \"counterSamples\": 0,"
                + " \"sequenceGaps\": 0, \"packetsSkipped\": 0, \"problems\": {}}\n");
  }

  @Test
  void ofCapturesThatEndInARecordTheRestIsReportedAndADamagedOneFails() throws IOException {
    fixture.append(0, NOON, 10);
    fixture.append(0, NOON, 20);
    Path whole = Path.of(segments().split(";")[0]);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(directory.resolve("cut.pcap"), Arrays.copyOf(bytes, bytes.length - 5));
    Path report = directory.resolve("report.json");
    String query =
        "SELECT COUNT(*) FROM exporters_live /*+ OPTIONS('captures' = '%s', 'scan.report' = '%s') */";

    rows(batch, query.formatted(whole + ";" + cut, report));
    assertThat(report)
        .content()
        .contains("\"datagrams\": 3", "\"records\": 40")
        .containsPattern("}, \"cutShort\": \\{\"1\": \\d+}}\n$");

    bytes[CAPTURED_LENGTH] = (byte) 0xff;
    bytes[CAPTURED_LENGTH + 3] = (byte) 0xff;
    Path damaged = Files.write(directory.resolve("damaged.pcap"), bytes);
    assertThatThrownBy(() -> rows(batch, query.formatted(damaged, report)))
        .hasStackTraceContaining(damaged + ": the capture is damaged: record 1, at byte 24");
  }

  private static String with(String option, String value) {
    return "SELECT * FROM exporters_live /*+ OPTIONS('" + option + "' = '" + value + "') */";
  }

  private String segments() throws IOException {
    List<String> segments = new ArrayList<>();
    for (String partition : fixture.journal().partitions()) {
      try (Stream<Path> files = Files.list(fixture.root().resolve(partition))) {
        segments.add(
            files
                .map(Path::toString)
                .filter(file -> file.endsWith(".pcap"))
                .collect(Collectors.joining(";")));
      }
    }
    return String.join(";", segments);
  }

  private TableEnvironment session(EnvironmentSettings settings) {
    TableEnvironment session = TableEnvironment.create(settings);
    session.getConfig().set("parallelism.default", "1");
    session.getConfig().set("table.local-time-zone", "UTC");
    FlowTableTest.create(
        session,
        "exporters_live",
        COLUMNS + ", WATERMARK FOR received_time AS SOURCE_WATERMARK()",
        "'records' = 'exporters', 'scan.startup.mode' = 'earliest', 'scan.bounded.mode' ="
            + " 'latest', 'journal' = '"
            + fixture.root()
            + "'");
    return session;
  }

  private static List<Row> rows(TableEnvironment tables, String query) {
    try (CloseableIterator<Row> iterator = tables.executeSql(query).collect()) {
      List<Row> rows = new ArrayList<>();
      iterator.forEachRemaining(rows::add);
      return rows;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
