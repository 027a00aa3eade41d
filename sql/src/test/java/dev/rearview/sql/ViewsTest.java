package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts rows into the archive and asks the views. */
class ViewsTest {
  private static final String NOON = "TO_TIMESTAMP_LTZ(1772366400000, 3)";
  private static final String LATER = "TO_TIMESTAMP_LTZ(1772366460000, 3)";
  private static final Instant NOON_TIME = Instant.ofEpochMilli(1_772_366_400_000L);
  private static final Instant LATER_TIME = Instant.ofEpochMilli(1_772_366_460_000L);

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
  void exportersAreSummedAndShownAsTheyAreNow() throws Exception {
    String template = "MAP['256', 'octetDeltaCount(8)']";
    archiveExporters(
        minute(NOON, "'ipfix'", 1, 90, 10, "MAP['sequence_gap', 2]", "MAP['257', 'x(1)']"),
        minute(LATER, "'ipfix'", 2, 0, -4, "MAP['sequence_gap', 1]", template),
        minute(NOON, "CAST(NULL AS STRING)", 3, 0, 0, "MAP['unknown_version', 3]", "MAP['0', '']"));

    assertThat(
            rows(
                "SELECT export_protocol, first_seen, last_seen, datagrams, flows, missing, loss,"
                    + " templates FROM exporters"))
        .containsExactlyInAnyOrder(
            Row.of(
                "ipfix",
                NOON_TIME,
                LATER_TIME,
                3L,
                90L,
                6L,
                6.0 / 96,
                Map.of("256", "octetDeltaCount(8)")),
            Row.of(null, NOON_TIME, NOON_TIME, 3L, 0L, 0L, 0.0, Map.of("0", "")));
    assertThat(rows("SELECT template_id, fields FROM templates WHERE export_protocol = 'ipfix'"))
        .containsExactly(Row.of(256, "octetDeltaCount(8)"));
    assertThat(rows("SELECT sampler, sampling_rate FROM samplers WHERE export_protocol = 'ipfix'"))
        .containsExactly(Row.of("sampler 1", 100L));
    assertThat(rows("SELECT problem, occurrences, last_seen FROM problems"))
        .containsExactlyInAnyOrder(
            Row.of("sequence_gap", 3L, LATER_TIME), Row.of("unknown_version", 3L, NOON_TIME));
  }

  @Test
  void interfacesAreCalledWhatTheyWereCalledLast() throws Exception {
    archiveOptions(
        options(NOON, "MAP['scopeInterface', '3']", "MAP['interfaceName', 'old']"),
        options(
            LATER,
            "MAP['scopeInterface', '3']",
            "MAP['interfaceName', 'Gi0/3', 'interfaceDescription', 'uplink']"),
        options(
            NOON,
            "MAP['scopeSystem', '0a']",
            "MAP['ingressInterface', '4', 'interfaceName', 'Gi0/4']"),
        options(NOON, "MAP['selectorId', '1']", "MAP['samplingInterval', '100']"));
    archiveCounters(
        counters(NOON, 4, "1000000000", "CAST(NULL AS MAP<STRING, STRING>)"),
        counters(LATER, 5, "10000000000", "MAP['port_name', 'eth5']"));

    assertThat(rows("SELECT if_index, name, description, speed FROM interfaces"))
        .containsExactlyInAnyOrder(
            Row.of(3L, "Gi0/3", "uplink", null),
            Row.of(4L, "Gi0/4", null, 1_000_000_000L),
            Row.of(5L, "eth5", null, 10_000_000_000L));
  }

  @Test
  void applicationsHaveTheNumberOfTheFlows() throws Exception {
    archiveOptions(
        options(
            NOON,
            "MAP['applicationId', '0300000d']",
            "MAP['applicationName', 'netflow', 'applicationDescription', 'Cisco NetFlow']"),
        options(NOON, "MAP['applicationId', '0d000001']", "MAP['applicationName', '']"),
        options(NOON, "MAP['ingressVRFID', '7']", "MAP['VRFname', 'red']"));

    assertThat(rows("SELECT application, application_id, name, description FROM applications"))
        .containsExactly(Row.of(0x0300000dL, "0300000d", "netflow", "Cisco NetFlow"));
    assertThat(rows("SELECT vrf_id, name FROM vrfs")).containsExactly(Row.of(7L, "red"));
  }

  @Test
  void volumeIsEstimatedBySamplingRate() throws Exception {
    session
        .executeSql(
            "INSERT INTO flows_archive (received_time, exporter_ip, exporter_port, export_protocol,"
                + " packets, octets, layer2_octets, sampling_rate) VALUES "
                + flow("1", "1000")
                + ", "
                + flow("2", "0")
                + ", "
                + flow("3", "CAST(NULL AS BIGINT)"))
        .await();

    assertThat(
            rows(
                "SELECT packets, octets, estimated_packets, estimated_octets,"
                    + " estimated_layer2_octets FROM flows_estimated"))
        .containsExactlyInAnyOrder(
            Row.of(1L, 100L, 1_000L, 100_000L, 114_000L),
            Row.of(2L, 100L, 2L, 100L, 114L),
            Row.of(3L, 100L, 3L, 100L, 114L));
  }

  private static String flow(String packets, String rate) {
    return "("
        + NOON
        + ", '192.0.2.1', 4000, 'sflow5', CAST("
        + packets
        + " AS BIGINT), CAST(100 AS BIGINT), CAST(114 AS BIGINT), "
        + rate
        + ")";
  }

  private void archiveExporters(String... rows) throws Exception {
    insert("exporters_archive", rows);
  }

  private static String minute(
      String time,
      String protocol,
      int datagrams,
      int flows,
      int missing,
      String problems,
      String templates) {
    return String.format(
        "SELECT %s, '192.0.2.1', CAST(7 AS BIGINT), %s, CAST(%d AS BIGINT), CAST(0 AS BIGINT),"
            + " CAST(%d AS BIGINT), CAST(0 AS BIGINT), CAST(0 AS BIGINT), CAST(%d AS BIGINT),"
            + " CAST(%s AS MAP<STRING, BIGINT>), CAST(%s AS MAP<STRING, STRING>),"
            + " CAST(MAP['sampler 1', 100] AS MAP<STRING, BIGINT>), 0",
        time, protocol, datagrams, flows, missing, problems, templates);
  }

  private void archiveOptions(String... rows) throws Exception {
    insert("options_archive", rows);
  }

  private static String options(String time, String scope, String fields) {
    return String.format(
        "SELECT %s, '192.0.2.1', 4000, CAST(7 AS BIGINT), 'ipfix', CAST(1 AS BIGINT), 258,"
            + " CAST(%s AS MAP<STRING, STRING>), CAST(%s AS MAP<STRING, STRING>)",
        time, scope, fields);
  }

  private void archiveCounters(String... rows) throws Exception {
    session
        .executeSql(
            "INSERT INTO counters_archive (received_time, exporter_ip, exporter_port,"
                + " export_protocol, agent_ip, sequence_number, source_type, source_index,"
                + " if_index, if_speed, extra) "
                + String.join(" UNION ALL ", rows))
        .await();
  }

  private static String counters(String time, int index, String speed, String extra) {
    return String.format(
        "SELECT %s, '192.0.2.1', 6343, 'sflow5', '10.0.0.1', CAST(1 AS BIGINT), 0,"
            + " CAST(%d AS BIGINT), CAST(%d AS BIGINT), CAST(%s AS BIGINT),"
            + " CAST(%s AS MAP<STRING, STRING>)",
        time, index, index, speed, extra);
  }

  private void insert(String table, String... rows) throws Exception {
    session.executeSql("INSERT INTO " + table + " " + String.join(" UNION ALL ", rows)).await();
  }

  private List<Row> rows(String query) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> result = session.executeSql(query).collect()) {
      result.forEachRemaining(rows::add);
    }
    return rows;
  }
}
