package dev.rearview.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ExactlyOnceTest {
  private static final int FAILURES = 4;

  @TempDir Path directory;

  @Test
  void aJobThatFailsAgainAndAgainSeesEveryFlowOnce() throws Exception {
    List<String> keys = new ArrayList<>();
    FailAfterCheckpoints.failures.set(0);
    try (JournalFixture fixture = JournalFixture.create(directory.resolve("journal"), 3)) {
      for (int i = 0; i < 1200; i++) {
        fixture.append(i % 3, 1_772_366_400_000L + i, 1 + i % 30);
      }
      StreamExecutionEnvironment env = environment();
      StreamTableEnvironment tables = StreamTableEnvironment.create(env);
      tables.executeSql(
          "CREATE TABLE live (packets BIGINT, `partition` STRING METADATA VIRTUAL,"
              + " `segment` BIGINT METADATA VIRTUAL, place BIGINT METADATA FROM 'offset' VIRTUAL,"
              + " `index` INT METADATA VIRTUAL) WITH ('connector' = 'flow', 'journal' = '"
              + fixture.root()
              + "', 'scan.startup.mode' = 'earliest', 'scan.bounded.mode' = 'latest')");
      try (CloseableIterator<String> results =
          tables
              .toDataStream(
                  tables.sqlQuery("SELECT `partition`, `segment`, place, `index` FROM live"))
              .map(new FailAfterCheckpoints())
              .executeAndCollect()) {
        results.forEachRemaining(keys::add);
      }
      assertThat(FailAfterCheckpoints.failures).hasValueGreaterThanOrEqualTo(FAILURES);
      assertThat(keys).doesNotHaveDuplicates().hasSize(fixture.flows());
    }
  }

  @Test
  void whatExportersSentIsReportedOnce() throws Exception {
    List<String> reported = new ArrayList<>();
    FailAfterCheckpoints.failures.set(0);
    try (JournalFixture fixture = JournalFixture.create(directory.resolve("journal"), 3)) {
      for (int i = 0; i < 1800; i++) {
        fixture.append(i % 3, 1_772_366_400_000L + i, 1 + i % 30);
      }
      StreamTableEnvironment tables = StreamTableEnvironment.create(environment());
      tables.executeSql(
          "CREATE TABLE exporters (exporter_ip STRING, flows BIGINT) WITH ('connector' = 'flow',"
              + " 'records' = 'exporters', 'scan.exporters.interval' = '1 ms', 'journal' = '"
              + fixture.root()
              + "', 'scan.startup.mode' = 'earliest', 'scan.bounded.mode' = 'latest')");
      try (CloseableIterator<String> results =
          tables
              .toDataStream(tables.sqlQuery("SELECT flows FROM exporters"))
              .map(new FailAfterCheckpoints())
              .executeAndCollect()) {
        results.forEachRemaining(reported::add);
      }
      assertThat(FailAfterCheckpoints.failures).hasValueGreaterThanOrEqualTo(FAILURES);
      // +I[30]
      assertThat(
              reported.stream().mapToInt(row -> Integer.parseInt(row.replaceAll("\\D", ""))).sum())
          .isEqualTo(fixture.flows());
    }
  }

  private StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, java.time.Duration.ofMillis(20));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    env.enableCheckpointing(50);
    return env;
  }

  /** Fails some rows after a checkpoint was completed, a number of times over all attempts. */
  private static final class FailAfterCheckpoints extends RichMapFunction<Row, String>
      implements CheckpointListener {
    private static final long serialVersionUID = 1L;

    /** Survives the failures of the task that counts them. */
    private static final AtomicInteger failures = new AtomicInteger();

    private boolean armed;
    private int rowsSince;

    @Override
    public String map(Row row) throws Exception {
      rowsSince++;
      if (rowsSince % 10 == 0) {
        // Slow enough for several checkpoints to fall into the run.
        Thread.sleep(1);
      }
      if (armed && rowsSince > 100 && failures.get() < FAILURES) {
        failures.incrementAndGet();
        throw new IllegalStateException("failure on purpose");
      }
      return row.toString();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      armed = true;
    }
  }
}
