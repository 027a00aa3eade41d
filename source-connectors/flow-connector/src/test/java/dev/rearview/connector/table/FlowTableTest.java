package dev.rearview.connector.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.codec.Datagram;
import dev.rearview.connector.JournalFixture;
import dev.rearview.journal.DatagramSource;
import dev.rearview.journal.JournalPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowTableTest {
  private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final String COLUMNS =
      "received_time TIMESTAMP_LTZ(3), src_ip STRING, src_port INT, packets BIGINT, octets BIGINT,"
          + " vlan INT, export_protocol STRING NOT NULL";

  @TempDir Path directory;
  private JournalFixture fixture;
  private TableEnvironment batch;

  @BeforeEach
  void writeAJournal() throws IOException {
    fixture = JournalFixture.create(directory.resolve("journal"), 2);
    for (int i = 0; i < 20; i++) {
      fixture.append(i % 2, NOON + i * 1000L, 30);
    }
    batch = TableEnvironment.create(EnvironmentSettings.inBatchMode());
    batch.getConfig().set("parallelism.default", "2");
    batch.getConfig().set("table.local-time-zone", "UTC");
    create(batch, "flows_live", COLUMNS, "'journal' = '" + fixture.root() + "'");
  }

  @AfterEach
  void closeTheJournal() throws IOException {
    fixture.close();
  }

  @Test
  void aBatchQueryReadsTheJournalUpToItsEnd() {
    assertThat(rows(batch, "SELECT COUNT(*), SUM(packets), SUM(octets) FROM flows_live"))
        .containsExactly(Row.of(600L, fixture.packets(), fixture.packets() * 100));
  }

  @Test
  void columnsHaveTheirValuesAndAbsentOnesAreNull() {
    assertThat(
            rows(
                batch,
                "SELECT CAST(received_time AS STRING), src_ip, src_port, packets, vlan,"
                    + " export_protocol FROM flows_live WHERE src_port = 31"))
        .containsExactly(Row.of("2026-03-01 12:00:01.000", "10.0.0.31", 31, 32L, null, "netflow5"));
  }

  @Test
  void onlyTheColumnsThatAreReadAreDecoded() {
    assertThat(batch.explainSql("SELECT SUM(packets) FROM flows_live WHERE src_port < 10"))
        .contains("project=[src_port, packets]");
  }

  @Test
  void aLimitEndsTheRead() {
    assertThat(batch.explainSql("SELECT src_ip FROM flows_live LIMIT 7")).contains("limit=[7]");
    assertThat(rows(batch, "SELECT src_ip FROM flows_live LIMIT 7")).hasSize(7);
  }

  @Test
  void everyRowHasAKeyOfItsOwn() {
    create(
        batch,
        "keyed",
        "octets BIGINT, `partition` STRING METADATA VIRTUAL, `segment` BIGINT METADATA VIRTUAL,"
            + " place BIGINT METADATA FROM 'offset' VIRTUAL, `index` INT METADATA VIRTUAL",
        "'journal' = '" + fixture.root() + "'");
    assertThat(
            rows(
                batch,
                "SELECT COUNT(*), COUNT(DISTINCT `partition`), MIN(place), MAX(`index`) FROM"
                    + " (SELECT DISTINCT `partition`, `segment`, place, `index` FROM keyed)"))
        .containsExactly(Row.of(600L, 2L, 24L, 29));
  }

  @Test
  void startAndEndCanBeTimes() {
    String from = Instant.ofEpochMilli(NOON + 5_000).toString();
    long to = NOON + 15_000;
    assertThat(
            rows(
                batch,
                "SELECT COUNT(*) FROM flows_live /*+ OPTIONS('scan.startup.mode' = 'timestamp',"
                    + " 'scan.startup.timestamp' = '"
                    + from
                    + "', 'scan.bounded.mode' = 'timestamp', 'scan.bounded.timestamp' = '"
                    + to
                    + "') */"))
        .containsExactly(Row.of(300L));
  }

  @Test
  void aSegmentIsACaptureLikeAnyOther() throws IOException {
    List<Path> segments = new ArrayList<>();
    for (String partition : fixture.journal().partitions()) {
      try (Stream<Path> files = Files.list(fixture.root().resolve(partition))) {
        files.filter(file -> file.toString().endsWith(".pcap")).forEach(segments::add);
      }
    }
    assertThat(
            rows(
                batch,
                "SELECT COUNT(*), SUM(packets) FROM flows_live /*+ OPTIONS('captures' = '"
                    + segments.get(0)
                    + ";"
                    + segments.get(1)
                    + "') */"))
        .containsExactly(Row.of(600L, fixture.packets()));
  }

  @Test
  void aFileThatIsOnePayloadIsACaptureReceivedWhenItWasSent() throws IOException {
    Path payload = directory.resolve("export.dat");
    Datagram datagram = new Datagram();
    JournalPartition partition = fixture.journal().partition("p01");
    try (DatagramSource source = partition.tail(partition.earliest())) {
      source.next(datagram);
      Files.write(
          payload,
          Arrays.copyOfRange(datagram.bytes, datagram.offset, datagram.offset + datagram.length));
    }
    assertThat(
            rows(
                batch,
                "SELECT COUNT(*), CAST(MIN(received_time) AS STRING) FROM flows_live"
                    + " /*+ OPTIONS('captures' = '"
                    + payload
                    + "') */"))
        .containsExactly(Row.of(30L, "2026-03-01 12:00:01.000"));
  }

  @Test
  void wrongColumnsAreAllNamedAtOnce() {
    create(
        batch,
        "wrong",
        "src_ip BIGINT, colour STRING, dst_ip STRING NOT NULL",
        "'journal' = '" + fixture.root() + "'");
    assertThatThrownBy(() -> rows(batch, "SELECT * FROM wrong"))
        .rootCause()
        .hasMessageContaining("'src_ip' is declared BIGINT, but a flow has")
        .hasMessageContaining("no column 'colour'")
        .hasMessageContaining("'dst_ip' is declared NOT NULL");
  }

  @Test
  void aJournalThatIsNotThereIsNamed() {
    create(batch, "absent", COLUMNS, "'journal' = '" + directory.resolve("nowhere") + "'");
    assertThatThrownBy(() -> rows(batch, "SELECT * FROM absent"))
        .rootCause()
        .hasMessageContaining("nowhere")
        .hasMessageContaining("no journal");
  }

  @Test
  void wrongOptionsAreNamedWithWhatIsExpected() {
    create(
        batch,
        "wrong",
        COLUMNS,
        "'journal' = 'x', 'scan.startup.mode' = 'timestamp', 'scan.startup.timestamp' = 'noon'");
    assertThatThrownBy(() -> rows(batch, "SELECT * FROM wrong"))
        .rootCause()
        .hasMessageContaining("'scan.startup.timestamp' = 'noon'")
        .hasMessageContaining("2026-");
    create(batch, "nothing", COLUMNS, "'scan.poll-interval' = '1 s'");
    assertThatThrownBy(() -> rows(batch, "SELECT * FROM nothing"))
        .rootCause()
        .hasMessageContaining("needs 'journal' or 'captures'");
  }

  static void create(TableEnvironment tables, String name, String columns, String options) {
    tables.executeSql(
        "CREATE TABLE " + name + " (" + columns + ") WITH ('connector' = 'flow', " + options + ")");
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
