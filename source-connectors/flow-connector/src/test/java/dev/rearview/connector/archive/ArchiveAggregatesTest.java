package dev.rearview.connector.archive;

import static dev.rearview.connector.archive.Tables.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveAggregatesTest {
  private static final int FLOWS = 9000;

  @TempDir Path directory;
  private ArchiveFixture fixture;
  private TableEnvironment batch;

  @BeforeEach
  void fillTheArchive() throws IOException {
    fixture = new ArchiveFixture(directory.resolve("archive"));
    fixture.archive(0, 1800);
    fixture.archive(1800, 3600);
    fixture.archive(3600, FLOWS);
    batch = Tables.batch(fixture);
  }

  @Test
  void aggregatesOfGroupsAreComputedWhereTheRowsAreRead() {
    String query =
        "SELECT dst_ip, COUNT(*), COUNT(sensor), SUM(packets), MIN(src_port), MAX(src_ip),"
            + " SUM(src_port) FROM flows WHERE packets <= 14 GROUP BY dst_ip";
    assertThat(plan(query)).contains("aggregates=[grouping=[dst_ip]").doesNotContain("LocalHash");
    assertThat(rows(batch, query))
        .contains(
            Row.of("192.0.2.0", 2L, 1L, 9L, 0, "10.0.0.7", 7),
            Row.of("192.0.2.6", 2L, 1L, 21L, 6, "10.0.0.6", 19))
        .hasSize(7);
  }

  @Test
  void theMeanIsOfTheSumAndTheCount() {
    String query = "SELECT AVG(packets), AVG(src_port) FROM flows WHERE packets <= 3";
    assertThat(plan(query)).contains("aggregates=[");
    assertThat(rows(batch, query)).containsExactly(Row.of(2L, 1));
  }

  @Test
  void ofNoRowsTheSumIsNullAndTheCountZero() {
    assertThat(
            rows(batch, "SELECT COUNT(*), SUM(packets), MAX(src_ip) FROM flows WHERE packets < 0"))
        .containsExactly(Row.of(0L, null, null));
    assertThat(rows(batch, "SELECT dst_ip, COUNT(*) FROM flows WHERE packets < 0 GROUP BY dst_ip"))
        .isEmpty();
  }

  @Test
  void whatCannotBeComputedThereIsComputedByFlink() {
    String query = "SELECT COUNT(DISTINCT dst_ip), SUM(packets * 2) FROM flows";
    assertThat(rows(batch, query)).containsExactly(Row.of(7L, (long) FLOWS * (FLOWS + 1)));
  }

  @Test
  void aConditionOfFlinksOwnKeepsTheAggregateWithFlink() {
    String query = "SELECT COUNT(*) FROM flows WHERE src_port * 2 = 10";
    assertThat(plan(query)).doesNotContain("aggregates=[");
    assertThat(rows(batch, query)).containsExactly(Row.of(9L));
  }

  @Test
  void theLogAloneCountsRowsAndKnowsTheFirstAndTheLast() throws IOException {
    String query =
        "SELECT COUNT(*), MIN(received_time), MAX(received_time), COUNT(start_time),"
            + " MIN(start_time) FROM flows";
    assertThat(plan(query)).contains("aggregates=[");
    deleteAllFiles();
    assertThat(rows(batch, query))
        .containsExactly(
            Row.of(
                (long) FLOWS,
                Instant.ofEpochMilli(ArchiveFixture.NOON),
                Instant.ofEpochMilli(ArchiveFixture.NOON + (FLOWS - 1) * 1000L),
                (long) FLOWS - FLOWS / 10,
                Instant.ofEpochMilli(ArchiveFixture.NOON - 9_000)));
  }

  @Test
  void ofATimeOnlyTheFilesAtItsEdgesAreRead() throws IOException {
    long from = ArchiveFixture.NOON + 1_700_000;
    String query =
        "SELECT COUNT(*) FROM flows WHERE received_time >= TO_TIMESTAMP_LTZ(" + from + ", 3)";
    fixture.log().snapshot().files().stream()
        .skip(1)
        .forEach(file -> delete(directory.resolve("archive").resolve(file.path())));
    assertThat(rows(batch, query)).containsExactly(Row.of(FLOWS - 1700L));
  }

  private void deleteAllFiles() throws IOException {
    fixture
        .log()
        .snapshot()
        .files()
        .forEach(file -> delete(directory.resolve("archive").resolve(file.path())));
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String plan(String query) {
    String plan = batch.explainSql(query);
    return plan.substring(plan.indexOf("== Optimized Physical Plan =="));
  }
}
