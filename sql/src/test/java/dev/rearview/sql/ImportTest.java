package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.testkit.packet.PacketTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other tools, and captures of packets, in the archive. */
class ImportTest {
  private static final String CSV =
      """
      received_time,end_time,src_ip,dst_ip,packets,octets,sensor,rack
      2026-03-01T00:00:01Z,2026-02-28T23:59:59Z,10.0.0.1,192.0.2.7,1,100,S6,r1
      ,2026-03-01T01:00:00.5Z,10.0.0.2,192.0.2.7,2,200,,
      """;

  @TempDir private Path directory;

  @Test
  void whatWasImportedIsWhatFlowsAnswers() throws Exception {
    TableEnvironment session = session(EnvironmentSettings.inBatchMode());
    importFile(session, CSV);

    assertThat(
            rows(
                session,
                "SELECT received_time, src_ip, packets, sensor, extra['rack'], exporter_ip,"
                    + " collector_port, export_protocol FROM flows ORDER BY packets"))
        .containsExactly(
            Row.of(
                Instant.parse("2026-03-01T00:00:01Z"),
                "10.0.0.1",
                1L,
                "S6",
                "r1",
                "192.0.2.1",
                2055,
                "csv"),
            Row.of(
                Instant.parse("2026-03-01T01:00:00.500Z"),
                "10.0.0.2",
                2L,
                null,
                null,
                "192.0.2.1",
                2055,
                "csv"));
    assertThat(visibleFiles())
        .extracting(path -> directory.resolve("archive").relativize(path.getParent()).toString())
        .containsExactlyInAnyOrder("day=2026-03-01/hour=00", "day=2026-03-01/hour=01");
    assertThat(ArchiveLog.at(directory.resolve("archive")).snapshot().files()).hasSize(2);
    assertThat(directory.resolve("report")).content().contains("\"flows\": 2");
  }

  @Test
  void aFileThatIsWrongInTheMiddleLeavesNothing() throws Exception {
    TableEnvironment session = session(EnvironmentSettings.inBatchMode());

    assertThatThrownBy(() -> importFile(session, CSV + ",2026-03-01T02:00:00Z,nonsense,,1,1,,\n"))
        .hasStackTraceContaining(
            "line 4: column src_ip: 'nonsense' is not an IPv4 or IPv6 address");
    assertThat(visibleFiles()).isEmpty();
    assertThat(rows(session, "SELECT COUNT(*) FROM flows")).containsExactly(Row.of(0L));
  }

  @Test
  void packetsAreMeteredIntoTheArchive() throws Exception {
    Path trace = directory.resolve("trace.pcap");
    PacketTrace.write(trace, 7, 50, Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
    String hint = " /*+ OPTIONS('captures' = '" + trace + "') */";

    session(EnvironmentSettings.inStreamingMode())
        .executeSql(
            Room.statement(
                "jobs/meter.sql",
                Map.of(
                    "captures",
                    trace.toString(),
                    "exporter",
                    "192.0.2.1",
                    "idle",
                    "5 min",
                    "active",
                    "30 min",
                    "report",
                    directory.resolve("report").toString())))
        .await();

    TableEnvironment batch = session(EnvironmentSettings.inBatchMode());
    String sums = "SELECT COUNT(*), SUM(packets), SUM(octets), MIN(start_time) FROM ";
    List<Row> archived = rows(batch, sums + "flows");
    assertThat(archived).isEqualTo(rows(batch, sums + "flows_metered" + hint));
    assertThat(archived.get(0).getField(0)).isEqualTo(100L);
    assertThat(directory.resolve("report"))
        .content()
        .contains("\"packets\": " + archived.get(0).getField(1));
  }

  private void importFile(TableEnvironment session, String text) throws Exception {
    Path file = Files.writeString(directory.resolve("flows.csv"), text);
    session
        .executeSql(
            Room.statement(
                "jobs/import.sql",
                Map.of(
                    "files",
                    file.toString(),
                    "exporter",
                    "192.0.2.1",
                    "port",
                    "2055",
                    "report",
                    directory.resolve("report").toString())))
        .await();
  }

  private List<Path> visibleFiles() throws IOException {
    if (!Files.isDirectory(directory.resolve("archive"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory.resolve("archive"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .filter(file -> !file.toString().contains("/."))
          .toList();
    }
  }

  private TableEnvironment session(EnvironmentSettings settings) {
    return Room.session(
        settings, directory.resolve("journal"), directory.resolve("archive"), "UTC");
  }

  private static List<Row> rows(TableEnvironment session, String query) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> iterator = session.executeSql(query).collect()) {
      iterator.forEachRemaining(rows::add);
    }
    return rows;
  }
}
