package dev.rearview.archive.compact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.TestRows;
import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.write.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that dies after any step of a swap: every row is seen once, before and after repair.
 */
class SwapCrashTest {
  private static final int ROWS = 500;

  @TempDir Path table;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void everyRowIsSeenOnce(int stepsDone) throws IOException, SQLException {
    CompactionFixture fixture = new CompactionFixture(table);
    fixture.add(TestRows.random(new Random(1), ROWS - 100));
    fixture.add(TestRows.random(new Random(2), 100));
    List<FileEntry> before = fixture.log().snapshot().files();

    HourFiles written =
        new HourFiles(
            table,
            CompactionFixture.PARTITION,
            TestRows.SCHEMA,
            WriteOptions.compacted(TestRows.SCHEMA),
            Long.MAX_VALUE);
    for (FileEntry file : before) {
      copy(fixture.log().locate(file), written);
    }
    CompactedHour hour = new CompactedHour(CompactionFixture.PARTITION, before, written.finish());
    List<HourSwap.Step> steps = new HourSwap(fixture.log(), hour, written.filters()).steps();
    assertThat(steps).hasSize(5);
    for (HourSwap.Step step : steps.subList(0, stepsDone)) {
      step.run();
    }

    assertThat(fixture.seen()).isEqualTo(fixture.expected());
    assertThat(fixture.seen(before)).isEqualTo(fixture.expected());
    assertThat(duckDbRows()).isIn(0L, (long) ROWS);
    assertThat(duckDbRowsOfTheLog(fixture)).isEqualTo(ROWS);

    Compaction next = fixture.compact();
    assertThat(next.failures()).isEmpty();
    assertThat(fixture.seen()).isEqualTo(fixture.expected());
    assertThat(fixture.seen(before)).isEqualTo(fixture.expected());
    assertThat(duckDbRows()).isEqualTo(ROWS);
    assertThat(DataFiles.visible(table)).hasSize(1);
  }

  private static void copy(Path file, HourFiles target) throws IOException {
    List<String> columns = TestRows.SCHEMA.columns().stream().map(ArchiveColumn::name).toList();
    ScanSpec all = new ScanSpec(TestRows.SCHEMA, columns, null);
    try (ArchiveFileReader reader = ArchiveFileReader.open(file, all, new ScanCounters())) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        target.write(batch);
      }
    }
  }

  /** As the main README says: DuckDB is given the files that {@code archive ls --paths} prints. */
  private static long duckDbRowsOfTheLog(CompactionFixture fixture)
      throws IOException, SQLException {
    List<String> paths = new ArrayList<>();
    for (FileEntry file : fixture.log().snapshot().files()) {
      paths.add("'" + fixture.log().locate(file) + "'");
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet result =
            connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM read_parquet(" + paths + ")")) {
      result.next();
      return result.getLong(1);
    }
  }

  private long duckDbRows() throws SQLException {
    String files = table + "/day=*/hour=*/*.parquet";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      try (ResultSet found =
          connection.createStatement().executeQuery("SELECT count(*) FROM glob('" + files + "')")) {
        found.next();
        if (found.getLong(1) == 0) {
          return 0;
        }
      }
      try (ResultSet result =
          connection
              .createStatement()
              .executeQuery("SELECT count(*) FROM read_parquet('" + files + "')")) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
