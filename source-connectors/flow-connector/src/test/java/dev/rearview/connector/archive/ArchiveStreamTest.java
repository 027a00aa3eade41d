package dev.rearview.connector.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.log.FileEntry;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ArchiveStreamTest {
  private static final int FAILURES = 3;

  @TempDir Path directory;
  private ArchiveFixture fixture;

  @BeforeEach
  void makeAnArchive() throws Exception {
    fixture = new ArchiveFixture(directory.resolve("archive"));
    fixture.archive(0, 500);
    fixture.archive(500, 1000);
  }

  @Test
  void aStreamSeesEachFlowOnceAcrossCommitsAndCompactions() throws Exception {
    TableEnvironment streaming = Tables.session(EnvironmentSettings.inStreamingMode(), fixture);
    List<Long> seen = new ArrayList<>();
    try (CloseableIterator<Row> rows =
        streaming
            .executeSql("SELECT packets FROM flows /*+ OPTIONS('scan.poll-interval' = '50 ms') */")
            .collect()) {
      read(rows, 300, seen);
      fixture.compact(fixture.fresh());
      fixture.archive(1000, 1200);
      read(rows, 1200, seen);
      List<FileEntry> late = List.of(fixture.archive(1200, 1300), fixture.archive(1300, 1400));
      fixture.compact(late);
      fixture.archive(1400, 1500);
      read(rows, 1500, seen);
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 1500).boxed().toList());
  }

  @Test
  void aStreamBeginsWhereItsSessionDoes() throws Exception {
    TableEnvironment streaming = Tables.session(EnvironmentSettings.inStreamingMode(), fixture);
    streaming.getConfig().set("rearview.from", "2026-03-01 12:04:10");
    List<Long> seen = new ArrayList<>();
    try (CloseableIterator<Row> rows =
        streaming.executeSql("SELECT packets FROM flows").collect()) {
      read(rows, 50, seen);
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(251, 300).boxed().toList());
  }

  private static void read(CloseableIterator<Row> rows, int until, List<Long> seen) {
    while (seen.size() < until) {
      seen.add((Long) rows.next().getField(0));
    }
  }

  @Test
  void windowsOfAnArchiveCloseInOrderOfTime() throws Exception {
    TableEnvironment streaming = Tables.session(EnvironmentSettings.inStreamingMode(), fixture);
    for (int from = 1000; from < 7200; from += 200) {
      fixture.archive(from, from + 200);
    }
    Tables.create(
        streaming,
        "timed",
        ArchiveFixture.COLUMNS + ", WATERMARK FOR received_time AS SOURCE_WATERMARK()",
        "'path' = '" + fixture.directory() + "'");
    streaming.executeSql(
        "CREATE TEMPORARY VIEW low_ports AS SELECT * FROM timed WHERE src_port < 500");
    String query =
        "SELECT window_start, COUNT(*) FROM TABLE(TUMBLE(TABLE low_ports, DESCRIPTOR(received_time),"
            + " INTERVAL '1' HOUR)) GROUP BY window_start, window_end";
    assertThat(streaming.explainSql(query))
        .contains("filter=[<(src_port, 500)]")
        .contains("watermark=[SOURCE_WATERMARK()]");
    try (CloseableIterator<Row> rows = streaming.executeSql(query).collect()) {
      // The hour from 13 to 14 is open still: there is nothing later.
      assertThat(rows.next()).isEqualTo(Row.of(LocalDateTime.parse("2026-03-01T12:00"), 2000L));
    }
  }

  @Test
  void aJobThatFailsAgainAndAgainSeesEveryFlowOnce() throws Exception {
    FailAfterCheckpoints.failures.set(0);
    for (int from = 1000; from < 60_000; from += 2000) {
      fixture.archive(from, from + 2000);
    }
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, java.time.Duration.ofMillis(20));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(2);
    environment.enableCheckpointing(50);
    StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
    Tables.create(
        tables, "flows", ArchiveFixture.COLUMNS, "'path' = '" + fixture.directory() + "'");
    List<Long> seen = new ArrayList<>();
    try (CloseableIterator<Long> results =
        tables
            .toDataStream(tables.sqlQuery("SELECT packets FROM flows"))
            .map(new FailAfterCheckpoints())
            .executeAndCollect()) {
      while (seen.size() < 61_000) {
        seen.add(results.next());
      }
    }
    assertThat(FailAfterCheckpoints.failures).hasValue(FAILURES);
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 61_000).boxed().toList());
  }

  /** Fails some rows after a checkpoint was completed, a number of times over all attempts. */
  private static final class FailAfterCheckpoints extends RichMapFunction<Row, Long>
      implements CheckpointListener {
    private static final long serialVersionUID = 1L;

    /** Survives the failures of the task that counts them. */
    private static final AtomicInteger failures = new AtomicInteger();

    private boolean armed;
    private int rowsSince;

    @Override
    public Long map(Row row) throws Exception {
      rowsSince++;
      if (rowsSince % 20 == 0) {
        // Slow enough for several checkpoints to fall into the run.
        Thread.sleep(1);
      }
      if (armed && rowsSince > 100 && failures.get() < FAILURES) {
        failures.incrementAndGet();
        throw new IllegalStateException("failure on purpose");
      }
      return (Long) row.getField(0);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      armed = true;
    }
  }
}
