package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts flows into the archive and asks which are copies, and which make a conversation. */
class ConversationsTest {
  private static final String NO_TIME = "CAST(NULL AS TIMESTAMP_LTZ(3))";
  private static final Instant NOON_TIME = Instant.ofEpochMilli(1_772_366_400_000L);

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
  void aLongConnectionIsOneConversationHoweverOftenItIsReported() throws Exception {
    List<String> flows = new ArrayList<>();
    for (int half = 0; half < 3; half++) {
      int start = half * 1800;
      flows.add(sent(1, start + 1801, start, "192.0.2.5", 22, "10.0.0.1", 51_000));
      flows.add(sent(1, start + 1802, start + 1, "10.0.0.1", 51_000, "192.0.2.5", 22));
    }
    flows.add(sent(1, 5401 + 301, 5401 + 301, "10.0.0.1", 51_000, "192.0.2.5", 22));
    archiveFlows(flows);

    assertThat(
            rows(
                "SELECT initiator_ip, responder_port, first_seen, flows, initiator_octets"
                    + " FROM conversations"))
        .containsExactlyInAnyOrder(
            Row.of("10.0.0.1", 22, NOON_TIME, 6L, 300L),
            Row.of("10.0.0.1", 22, NOON_TIME.plusSeconds(5702), 1L, 100L));
  }

  @Test
  void whoBeganIsToldByTimesThatAreMoreThanASecondApart() throws Exception {
    archiveFlows(
        List.of(
            sent(1, 11, 0, "10.0.0.1", 22, "10.0.0.2", 51_000),
            sent(1, 12, 1, "10.0.0.2", 51_000, "10.0.0.1", 22),
            sent(1, 13, 0, "10.0.0.1", 22, "10.0.0.3", 51_000),
            sent(1, 14, 2, "10.0.0.3", 51_000, "10.0.0.1", 22),
            sent(1, 15, 1, "10.0.0.4", 123, "10.0.0.5", 123),
            sent(1, 16, 0, "10.0.0.5", 123, "10.0.0.4", 123)));

    assertThat(rows("SELECT initiator_ip, responder_ip FROM conversations"))
        .containsExactlyInAnyOrder(
            Row.of("10.0.0.2", "10.0.0.1"),
            Row.of("10.0.0.1", "10.0.0.3"),
            Row.of("10.0.0.5", "10.0.0.4"));
  }

  @Test
  void aTimeThatIsNotSaidIsThatOfReceipt() throws Exception {
    archiveFlows(
        List.of(
            sent(1, 0, null, "10.0.0.1", 51_000, "192.0.2.5", 22),
            sent(1, 300, null, "192.0.2.5", 22, "10.0.0.1", 51_000),
            sent(1, 601, null, "192.0.2.5", 22, "10.0.0.1", 51_000)));

    assertThat(rows("SELECT initiator_port, first_seen, flows FROM conversations"))
        .containsExactlyInAnyOrder(
            Row.of(51_000, NOON_TIME, 2L), Row.of(22, NOON_TIME.plusSeconds(601), 1L));
  }

  @Test
  void whatAnotherExporterReportsBeyondTheFirstOnesFlowsIsNoCopy() throws Exception {
    archiveFlows(
        List.of(
            sent(1, 1, 0, "10.0.0.1", 51_000, "192.0.2.5", 443),
            sent(2, 9, 0, "10.0.0.1", 51_000, "192.0.2.5", 443),
            sent(2, 18, 10, "10.0.0.1", 51_000, "192.0.2.5", 443),
            sent(1, 20, 10, "10.0.0.1", 51_000, "192.0.2.5", 443),
            sent(2, 27, 20, "10.0.0.1", 51_000, "192.0.2.5", 443)));

    assertThat(rows("SELECT exporter_ip, received_time, unique_octets FROM flows_unique"))
        .containsExactlyInAnyOrder(
            Row.of("192.0.2.1", NOON_TIME.plusSeconds(1), 100L),
            Row.of("192.0.2.2", NOON_TIME.plusSeconds(9), 0L),
            Row.of("192.0.2.2", NOON_TIME.plusSeconds(18), 100L),
            Row.of("192.0.2.1", NOON_TIME.plusSeconds(20), 0L),
            Row.of("192.0.2.2", NOON_TIME.plusSeconds(27), 100L));
  }

  @Test
  void flowsOfOneDatagramAreNoCopiesOfEachOther() throws Exception {
    archiveFlows(Collections.nCopies(20, sent(1, 1, 0, "10.0.0.1", 51_000, "192.0.2.5", 443)));

    assertThat(rows("SELECT COUNT(*) FROM flows_unique WHERE is_copy")).containsExactly(Row.of(0L));
  }

  /** A flow of 100 bytes, in seconds after noon; it ends a second before it is received. */
  private static String sent(
      int exporter,
      int received,
      Integer start,
      String source,
      int sourcePort,
      String destination,
      int destinationPort) {
    return String.format(
        "(%s, %s, %s, '192.0.2.%d', 4000, 'ipfix', '%s', %d, '%s', %d, 6, CAST(1 AS BIGINT),"
            + " CAST(100 AS BIGINT))",
        afterNoon(received),
        start == null ? NO_TIME : afterNoon(start),
        start == null ? NO_TIME : afterNoon(Math.max(start, received - 1)),
        exporter,
        source,
        sourcePort,
        destination,
        destinationPort);
  }

  private static String afterNoon(int seconds) {
    return "TO_TIMESTAMP_LTZ(" + NOON_TIME.plusSeconds(seconds).toEpochMilli() + ", 3)";
  }

  private void archiveFlows(List<String> rows) throws Exception {
    session
        .executeSql(
            "INSERT INTO flows_archive (received_time, start_time, end_time, exporter_ip,"
                + " exporter_port, export_protocol, src_ip, src_port, dst_ip, dst_port, protocol,"
                + " packets, octets) VALUES "
                + String.join(", ", rows))
        .await();
  }

  private List<Row> rows(String query) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> result = session.executeSql(query).collect()) {
      result.forEachRemaining(rows::add);
    }
    return rows;
  }
}
