package dev.rearview.connector.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.JournalPlace;
import dev.rearview.codec.Datagram;
import dev.rearview.connector.JournalFixture;
import dev.rearview.journal.DatagramSource;
import dev.rearview.journal.JournalPartition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flow {@code n} of the journal is flow {@code n} of the archive: one a datagram. */
@Timeout(600)
class ArchiveThenJournalTest {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveThenJournalTest.class);
  private static final int PARTITIONS = 2;
  private static final long PATIENCE_MILLIS = 60_000;

  /** One for all queries: each would start its own. */
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir Path directory;
  private final Map<Integer, JournalPlace> places = new HashMap<>();
  private final Random random = new Random(7);
  private JournalFixture journal;
  private ArchiveFixture archive;
  private int archived;
  private volatile Exception failure;

  @BeforeEach
  void begin() throws IOException {
    journal = JournalFixture.create(directory.resolve("journal"), PARTITIONS);
    archive = new ArchiveFixture(directory.resolve("archive"));
    receive(600);
    archive(200);
    archive(200);
  }

  @AfterEach
  void closeTheJournal() throws IOException {
    journal.close();
  }

  private void receive(int flows) throws IOException {
    for (int i = 0; i < flows; i++) {
      int n = journal.flows();
      journal.append(n % PARTITIONS, ArchiveFixture.NOON + n * 1000L, 1);
    }
    for (int p = 0; p < PARTITIONS; p++) {
      JournalPartition partition =
          journal.journal().partition(journal.journal().partitions().get(p));
      Datagram datagram = new Datagram();
      try (DatagramSource source = partition.interval(partition.earliest(), partition.latest())) {
        for (int n = p; source.next(datagram) == DatagramSource.Next.DATAGRAM; n += PARTITIONS) {
          places.put(
              n,
              new JournalPlace(
                  source.datagramPosition().segment(), source.datagramPosition().offset()));
        }
      }
    }
  }

  private void archive(int flows) throws IOException {
    int to = Math.min(archived + flows, journal.flows());
    if (to == archived) {
      return;
    }
    Map<String, JournalPlace> handOver = new HashMap<>();
    for (int n = Math.max(archived, to - PARTITIONS); n < to; n++) {
      String partition = journal.journal().partitions().get(n % PARTITIONS);
      handOver.put(journal.journal().id() + "/" + partition, places.get(n));
    }
    archive.archive(archived, to, handOver);
    archived = to;
  }

  private void compact() throws IOException {
    List<FileEntry> fresh = archive.fresh();
    if (fresh.size() >= 2) {
      archive.compact(fresh.subList(0, 2));
    }
  }

  @Test
  void aBatchQueryReadsWhatIsNotArchivedYetToo() throws Exception {
    TableEnvironment batch = session(EnvironmentSettings.inBatchMode());
    assertThat(
            Tables.rows(
                batch, "SELECT archived, COUNT(*), SUM(packets) FROM up_to_now GROUP BY archived"))
        .containsExactlyInAnyOrder(Row.of(true, 400L, 80_200L), Row.of(false, 200L, 100_100L));
    assertThat(Tables.rows(batch, "SELECT COUNT(*) FROM up_to_now WHERE src_ip = '10.0.1.255'"))
        .containsExactly(Row.of(1L));
    assertThat(
            Tables.rows(
                batch,
                "SELECT src_ip, sensor, `partition`, archived FROM up_to_now WHERE packets IN (3, 512)"))
        .containsExactlyInAnyOrder(
            Row.of("10.0.0.2", "core", null, true), Row.of("10.0.1.255", null, "p01", false));
  }

  @Test
  void aStreamFromAnyTimeHasEveryFlowOnceWhateverIsArchivedAndCompactedMeanwhile()
      throws Exception {
    TableEnvironment streaming = session(EnvironmentSettings.inStreamingMode());
    for (int attempt = 0; attempt < 20; attempt++) {
      int from = random.nextInt(journal.flows());
      List<Long> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
      int end = journal.flows() + 60;
      TableResult result =
          streaming.executeSql(
              "SELECT packets FROM up_to_now /*+ OPTIONS('scan.startup.timestamp' = '"
                  + (ArchiveFixture.NOON + from * 1000L)
                  + "') */");
      Thread changes = new Thread(this::changeEverything);
      changes.start();
      collect(result, end - from, seen);
      changes.join();
      assertThat(failure).isNull();
      assertThat(seen)
          .as("from %s", from)
          .containsExactlyInAnyOrderElementsOf(
              LongStream.rangeClosed(from + 1, end).boxed().toList());
      assertThat(
              Tables.rows(
                  session(EnvironmentSettings.inBatchMode()),
                  "SELECT COUNT(*) FROM up_to_now WHERE received_time >= TO_TIMESTAMP_LTZ("
                      + (ArchiveFixture.NOON + from * 1000L)
                      + ", 3)"))
          .containsExactly(Row.of((long) end - from));
    }
  }

  @Test
  void windowsOfTheHistoryCloseWhenTheJournalIsReached() throws Exception {
    TableResult result =
        session(EnvironmentSettings.inStreamingMode())
            .executeSql(
                "SELECT COUNT(*) FROM TUMBLE(TABLE up_to_now, DESCRIPTOR(received_time),"
                    + " INTERVAL '1' MINUTE) GROUP BY window_start, window_end");
    List<Long> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
    collect(result, 10, seen);
    assertThat(seen).hasSize(10).containsOnly(60L);
  }

  /** Ends when there are so many rows, or none has come for long. */
  private static void collect(TableResult result, int rows, List<Long> seen) throws Exception {
    Thread reading =
        new Thread(
            () -> {
              try (CloseableIterator<Row> iterator = result.collect()) {
                while (seen.size() < rows && iterator.hasNext()) {
                  seen.add((Long) iterator.next().getField(0));
                }
              } catch (Exception e) {
                LOG.warn("No more rows", e);
              }
            });
    reading.start();
    reading.join(PATIENCE_MILLIS);
    if (reading.isAlive()) {
      result.getJobClient().orElseThrow().cancel().get();
      reading.join();
    }
  }

  private void changeEverything() {
    try {
      for (int i = 0; i < 6; i++) {
        Thread.sleep(random.nextInt(150));
        receive(10);
        if (random.nextBoolean()) {
          archive(5 + random.nextInt(60));
        }
        if (random.nextBoolean()) {
          compact();
        }
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      failure = e;
    }
  }

  private TableEnvironment session(EnvironmentSettings settings) {
    TableEnvironment session = Tables.session(settings, archive);
    session.getConfig().set("execution.checkpointing.interval", "200 ms");
    Tables.create(
        session,
        "up_to_now",
        ArchiveFixture.COLUMNS
            + ", `partition` STRING METADATA VIRTUAL, archived BOOLEAN METADATA VIRTUAL,"
            + " WATERMARK FOR received_time AS SOURCE_WATERMARK()",
        "'path' = '"
            + archive.directory()
            + "', 'journal' = '"
            + journal.root()
            + "', 'scan.poll-interval' = '20 ms'");
    return session;
  }
}
