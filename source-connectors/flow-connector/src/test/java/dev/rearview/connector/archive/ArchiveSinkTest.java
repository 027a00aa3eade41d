package dev.rearview.connector.archive;

import static dev.rearview.connector.archive.Tables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.archive.log.ArchiveChanges;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.JournalPlace;
import dev.rearview.codec.Datagram;
import dev.rearview.connector.JournalFixture;
import dev.rearview.journal.DatagramSource;
import dev.rearview.journal.JournalPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ArchiveSinkTest {
  private static final long NOON = Instant.parse("2026-03-01T11:59:50Z").toEpochMilli();
  private static final String INSERT =
      "INSERT INTO archive SELECT received_time, src_ip, packets, extra, journal, `partition`,"
          + " `segment`, `offset` FROM live";

  @TempDir Path directory;
  private JournalFixture journal;

  @BeforeEach
  void fillAJournal() throws IOException {
    journal = JournalFixture.create(directory.resolve("journal"), 2);
    for (int i = 0; i < 20; i++) {
      journal.append(i % 2, NOON + i * 1000L, 30);
    }
  }

  @AfterEach
  void closeTheJournal() throws IOException {
    journal.close();
  }

  @Test
  void rowsAreKeptByTheHourInWhichTheyWereReceived() throws Exception {
    TableEnvironment batch = session(EnvironmentSettings.inBatchMode());
    batch.executeSql(INSERT).await();

    assertThat(rows(batch, "SELECT COUNT(*), SUM(packets), MIN(src_ip) FROM archive"))
        .containsExactly(Row.of(600L, journal.packets(), "10.0.0.0"));
    assertThat(snapshot().files())
        .extracting(FileEntry::partition)
        .containsOnly("day=2026-03-01/hour=11", "day=2026-03-01/hour=12");
    assertThat(snapshot().files()).allMatch(file -> file.path().endsWith(".parquet"));
  }

  @Test
  void whateverTheParallelismItIsOneCommitAndAFileAnHour() throws Exception {
    session(EnvironmentSettings.inBatchMode()).executeSql(INSERT).await();

    assertThat(changes()).extracting(Change::reason).containsExactly("begin", "archive");
    assertThat(snapshot().files()).hasSize(2);
  }

  @Test
  void theCommitSaysUpToWhichDatagramTheJournalIsArchived() throws Exception {
    session(EnvironmentSettings.inBatchMode()).executeSql(INSERT).await();

    Map<String, JournalPlace> expected = new HashMap<>();
    for (String name : List.of("p00", "p01")) {
      expected.put(journal.journal().id() + "/" + name, last(journal.journal().partition(name)));
    }
    assertThat(snapshot().handOver()).isEqualTo(expected);
  }

  private static JournalPlace last(JournalPartition partition) throws IOException {
    Datagram datagram = new Datagram();
    try (DatagramSource source = partition.interval(partition.earliest(), partition.latest())) {
      while (source.next(datagram) == DatagramSource.Next.DATAGRAM) {
        // on to the last
      }
      return new JournalPlace(
          source.datagramPosition().segment(), source.datagramPosition().offset());
    }
  }

  @Test
  void aJobThatFailsArchivesEveryFlowOnce() throws Exception {
    FailNowAndThen.failures.set(0);
    for (int i = 0; i < 1000; i++) {
      journal.append(i % 2, NOON + 20_000 + i * 10L, 30);
    }
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, java.time.Duration.ofMillis(20));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(2);
    environment.enableCheckpointing(100);
    StreamTableEnvironment streaming = StreamTableEnvironment.create(environment);
    tables(streaming);
    streaming.createTemporarySystemFunction("fail_now_and_then", FailNowAndThen.class);
    streaming
        .executeSql(
            INSERT.replace("packets,", "fail_now_and_then(packets),")
                + " /*+ OPTIONS('scan.bounded.mode' = 'latest', 'scan.startup.mode' = 'earliest')"
                + " */")
        .await();

    assertThat(FailNowAndThen.failures).hasValueGreaterThan(2);
    TableEnvironment batch = session(EnvironmentSettings.inBatchMode());
    assertThat(rows(batch, "SELECT COUNT(*), COUNT(DISTINCT packets) FROM archive"))
        .containsExactly(Row.of((long) journal.flows(), (long) journal.flows()));
    assertThat(changes()).hasSizeGreaterThan(2);
    assertThat(Files.exists(directory.resolve("archive/day=2026-03-01/hour=11/_SUCCESS"))).isTrue();
    assertThat(Files.exists(directory.resolve("archive/day=2026-03-01/hour=12/_SUCCESS")))
        .isFalse();
  }

  /** Hands numbers through, and fails at times. */
  public static final class FailNowAndThen extends ScalarFunction {
    private static final long serialVersionUID = 1L;
    private static final AtomicInteger failures = new AtomicInteger();
    private transient int calls;

    public Long eval(Long number) throws InterruptedException {
      calls++;
      if (calls % 20 == 0) {
        Thread.sleep(1);
      }
      if (calls == 3000 && failures.get() < 3) {
        failures.incrementAndGet();
        throw new IllegalStateException("failure on purpose");
      }
      return number;
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }
  }

  @Test
  void aTableWithoutAReceiveTimeCannotBeWrittenTo() {
    TableEnvironment batch = session(EnvironmentSettings.inBatchMode());
    Tables.create(batch, "timeless", "packets BIGINT", "'path' = 'x'");
    assertThatThrownBy(() -> batch.executeSql("INSERT INTO timeless SELECT packets FROM live"))
        .rootCause()
        .hasMessageContaining("has no column received_time");
  }

  @Test
  void nothingIsLeftThatIsNotInTheLog() throws Exception {
    session(EnvironmentSettings.inBatchMode()).executeSql(INSERT).await();
    try (Stream<Path> files = Files.walk(directory.resolve("archive"))) {
      assertThat(files.filter(file -> file.toString().contains(".parquet")).count()).isEqualTo(2);
    }
  }

  private TableEnvironment session(EnvironmentSettings settings) {
    TableEnvironment session = TableEnvironment.create(settings);
    session.getConfig().set("parallelism.default", "2");
    session.getConfig().set("table.local-time-zone", "UTC");
    tables(session);
    return session;
  }

  private void tables(TableEnvironment session) {
    session.executeSql(
        "CREATE TABLE live (received_time TIMESTAMP_LTZ(3) NOT NULL, src_ip STRING,"
            + " packets BIGINT, extra MAP<STRING, STRING>,"
            + " journal STRING NOT NULL METADATA VIRTUAL,"
            + " `partition` STRING NOT NULL METADATA VIRTUAL,"
            + " `segment` BIGINT NOT NULL METADATA VIRTUAL,"
            + " `offset` BIGINT NOT NULL METADATA VIRTUAL,"
            + " WATERMARK FOR received_time AS SOURCE_WATERMARK())"
            + " WITH ('connector' = 'flow', 'journal' = '"
            + journal.root()
            + "')");
    Tables.create(
        session,
        "archive",
        "received_time TIMESTAMP_LTZ(3), src_ip STRING, packets BIGINT,"
            + " extra MAP<STRING, STRING>, journal STRING METADATA, `partition` STRING METADATA,"
            + " `segment` BIGINT METADATA, `offset` BIGINT METADATA",
        "'path' = '" + directory.resolve("archive") + "'");
  }

  private ArchiveSnapshot snapshot() throws IOException {
    return ArchiveLog.at(directory.resolve("archive")).snapshot();
  }

  private List<Change> changes() throws IOException {
    return ArchiveChanges.of(directory.resolve("archive")).after(0);
  }
}
