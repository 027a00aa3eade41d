package dev.rearview.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.TestRows;
import dev.rearview.archive.compact.CompactionOptions;
import dev.rearview.archive.compact.CompactionProgress;
import dev.rearview.archive.compact.Compactor;
import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.FileFooter;
import dev.rearview.archive.file.FooterSchema;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.schema.ArchiveSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of 300 flows that Flink's own sink wrote, as it did up to schema version 1. */
class SchemaVersion1Test {
  private static final long FIRST = 1_769_842_800_000L;
  private static final String PATH = "day=2026-01-31/hour=07/part-0-0";

  @TempDir Path table;
  private Path file;

  @BeforeEach
  void copy() throws IOException {
    file = table.resolve(PATH);
    Files.createDirectories(file.getParent());
    try (InputStream in = getClass().getResourceAsStream("schema-1-stock-sink.parquet")) {
      Files.copy(in, file);
    }
  }

  @Test
  void isReadAsBefore() throws IOException {
    check(file);
  }

  @Test
  void hasTheLayoutThatIsWrittenNow() throws IOException {
    FileFooter footer = FileFooter.read(file);
    assertThat(ParquetLayout.of(FooterSchema.of(footer.schema()))).isEqualTo(footer.schema());
  }

  @Test
  void timesMeanTheSameInDuckDbBesideFilesThatAreWrittenNow() throws IOException, SQLException {
    Path now =
        TestRows.write(
            table.resolve("now.parquet"),
            TestRows.random(new Random(1), 1000),
            WriteOptions.fresh());
    String query =
        "SELECT min(epoch_ms(received_time)) || ' ' || max(epoch_ms(received_time)) FROM %s";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'Asia/Tokyo'");
      List<String> each = new ArrayList<>();
      for (Path alone : List.of(file, now)) {
        each.add(text(statement, query.formatted("read_parquet('" + alone + "')")));
      }
      String both =
          text(
              statement,
              query.formatted(
                  "read_parquet(['%s', '%s'], union_by_name = true)".formatted(now, file)));
      long[] times =
          each.stream()
              .flatMap(pair -> Stream.of(pair.split(" ")))
              .mapToLong(Long::parseLong)
              .sorted()
              .toArray();
      assertThat(both).isEqualTo(times[0] + " " + times[times.length - 1]);
    }
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  @Test
  void isTakenOverByTheLog() throws IOException {
    List<FileEntry> files = ArchiveLog.at(table).snapshot().files();
    assertThat(files)
        .containsExactly(
            new FileEntry(
                PATH,
                300,
                Files.size(file),
                new MillisRange(FIRST, FIRST + 299 * 11_000L),
                files.get(0).started(),
                files.get(0).ended(),
                30,
                0,
                false));
    assertThat(files.get(0).started().max()).isBetween(FIRST, FIRST + 299 * 11_000L - 2000);
  }

  @Test
  void isCompacted() throws IOException {
    ArchiveLog log = ArchiveLog.at(table);
    new Compactor(log, CompactionOptions.defaults(), CompactionProgress.NONE, () -> false)
        .run(Instant.ofEpochMilli(FIRST).plusSeconds(7200));
    List<FileEntry> files = log.snapshot().files();
    assertThat(files).hasSize(1).allMatch(FileEntry::compacted);
    assertThat(log.locate(files.get(0))).isEqualTo(table.resolve(files.get(0).path()));
    check(log.locate(files.get(0)));
  }

  private static void check(Path path) throws IOException {
    ArchiveSchema schema = FooterSchema.of(FileFooter.read(path).schema());
    assertThat(schema.columns()).hasSize(60);
    ScanSpec spec =
        new ScanSpec(schema, List.of("received_time", "src_ip", "octets", "extra", "vlan"), null);
    boolean[] seen = new boolean[300];
    try (ArchiveFileReader reader = ArchiveFileReader.open(path, spec, new ScanCounters())) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          int i = (int) ((batch.vector(0).number(row) - FIRST) / 11_000);
          assertThat(seen[i]).isFalse();
          seen[i] = true;
          assertThat(new String(batch.vector(1).text(row), StandardCharsets.UTF_8))
              .isEqualTo(
                  i % 7 == 3 ? "2001:db8::" + (1 + i * 31 % 9) : "10.0.0." + (1 + i * 31 % 99));
          assertThat(batch.vector(2).number(row)).isEqualTo(40 + i * 6151 % 9000);
          Map<String, ?> extra =
              i % 10 == 0
                  ? Map.of("ipTTL", "64", "29305:1", "0x" + i)
                  : i % 5 == 0 ? Map.of("ipTTL", "63") : null;
          assertThat(batch.vector(3).isNull(row) ? null : batch.vector(3).maps[row])
              .isEqualTo(extra);
          assertThat(batch.vector(4).isNull(row)).isTrue();
        }
      }
    }
    assertThat(seen).doesNotContain(false);
  }
}
