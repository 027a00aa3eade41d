package dev.rearview.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.journal.JournalPosition;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LiveQueryTest {
  @TempDir Path directory;
  private TableEnvironment tables;

  @BeforeEach
  void openASession() {
    tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
    tables.getConfig().set("parallelism.default", "2");
    tables.getConfig().set("execution.checkpointing.interval", "100 ms");
  }

  @Test
  void aQueryTailsTheJournalWhileItIsWritten() throws Exception {
    try (JournalFixture fixture = JournalFixture.create(directory.resolve("journal"), 1)) {
      fixture.append(0, System.currentTimeMillis(), 30);
      TableResult result = live(fixture, "earliest", "SELECT packets FROM live");
      try (CloseableIterator<Row> rows = result.collect()) {
        for (int flow = 0; flow < 90; flow++) {
          if (flow % 30 == 29 && flow < 89) {
            fixture.append(0, System.currentTimeMillis(), 30);
          }
          assertThat(rows.next()).isEqualTo(Row.of(flow + 1L));
        }
      }
    }
  }

  @Test
  void latestMeansWhatArrivesFromNowOn() throws Exception {
    try (JournalFixture fixture = JournalFixture.create(directory.resolve("journal"), 1)) {
      fixture.append(0, System.currentTimeMillis(), 30);
      TableResult result = live(fixture, "latest", "SELECT packets FROM live");
      try (CloseableIterator<Row> rows = result.collect();
          Ticker ticker = new Ticker(() -> fixture.append(0, System.currentTimeMillis(), 1))) {
        ticker.start();
        assertThat(rows.next().getFieldAs(0).equals(1L)).isFalse();
      }
    }
  }

  @Test
  void theWindowOfAQuietNetworkCloses() throws Exception {
    try (JournalFixture fixture = JournalFixture.create(directory.resolve("journal"), 2)) {
      fixture.append(0, System.currentTimeMillis() - 5_000, 30);
      TableResult result =
          live(
              fixture,
              "earliest",
              "SELECT COUNT(*) FROM TUMBLE(TABLE live, DESCRIPTOR(received_time),"
                  + " INTERVAL '1' SECOND) GROUP BY window_start, window_end");
      try (CloseableIterator<Row> rows = result.collect()) {
        assertThat(rows.next()).isEqualTo(Row.of(30L));
      }
    }
  }

  @Test
  void aConsumersPositionIsCommittedWithTheCheckpoint() throws Exception {
    try (JournalFixture fixture = JournalFixture.create(directory.resolve("journal"), 1)) {
      fixture.append(0, System.currentTimeMillis(), 30);
      JournalPosition end = fixture.journal().partition("p00").latest();
      TableResult result =
          live(fixture, "committed', 'scan.consumer' = 'test", "SELECT packets FROM live");
      try (CloseableIterator<Row> rows = result.collect()) {
        rows.next();
        Optional<JournalPosition> committed = Optional.empty();
        while (!committed.equals(Optional.of(end))) {
          Thread.onSpinWait();
          committed = fixture.journal().partition("p00").committed("test");
        }
        assertThat(committed).contains(end);
      }
    }
  }

  private TableResult live(JournalFixture fixture, String startupMode, String query) {
    tables.executeSql(
        "CREATE TABLE live (received_time TIMESTAMP_LTZ(3), packets BIGINT, WATERMARK FOR"
            + " received_time AS SOURCE_WATERMARK()) WITH ('connector' = 'flow', 'journal' = '"
            + fixture.root()
            + "', 'scan.startup.mode' = '"
            + startupMode
            + "')");
    return tables.executeSql(query);
  }

  /** Does something over and over until closed. */
  private static final class Ticker implements AutoCloseable {
    /** What is done. */
    interface Action {
      void run() throws Exception;
    }

    private final Thread thread;
    private volatile boolean stopped;

    Ticker(Action action) {
      this.thread =
          new Thread(
              () -> {
                while (!stopped) {
                  try {
                    action.run();
                    Thread.sleep(20);
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                }
              });
    }

    void start() {
      thread.start();
    }

    @Override
    public void close() throws InterruptedException {
      stopped = true;
      thread.join();
    }
  }
}
