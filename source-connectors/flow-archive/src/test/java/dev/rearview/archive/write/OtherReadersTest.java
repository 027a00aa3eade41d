package dev.rearview.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.TestRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else reads Parquet finds the same in a file as was written. */
class OtherReadersTest {
  private static final int ROWS = 20_000;

  @TempDir Path directory;

  @Test
  void duckDbFindsTheSameSums() throws IOException, SQLException {
    List<List<Object>> rows = TestRows.random(new Random(1), ROWS);
    for (WriteOptions options :
        List.of(
            WriteOptions.fresh().withRowGroupRows(7000),
            WriteOptions.compacted(TestRows.SCHEMA).withRowGroupRows(6000),
            WriteOptions.compacted(TestRows.SCHEMA).withDictionaryBytes(0).withPageRows(100))) {
      Path file = TestRows.write(directory.resolve("rows.parquet"), rows, options);
      assertThat(duckDb(file, "count(*)")).isEqualTo(ROWS);
      assertThat(duckDb(file, "count(start_time)")).isEqualTo(column(rows, 1).count());
      assertThat(duckDb(file, "sum(epoch_ms(received_time) - " + TestRows.HOUR + ")"))
          .isEqualTo(column(rows, 0).mapToLong(time -> (Long) time - TestRows.HOUR).sum());
      assertThat(duckDb(file, "sum(length(src_ip))"))
          .isEqualTo(column(rows, 3).mapToLong(text -> ((String) text).length()).sum());
      assertThat(duckDb(file, "sum(dst_port)"))
          .isEqualTo(column(rows, 5).mapToLong(Long.class::cast).sum());
      assertThat(duckDb(file, "sum(octets >> 20)"))
          .isEqualTo(column(rows, 6).mapToLong(octets -> (Long) octets >> 20).sum());
      assertThat(duckDb(file, "count(absent)")).isZero();
      assertThat(duckDb(file, "sum(cardinality(extra))"))
          .isEqualTo(column(rows, 9).mapToLong(map -> ((Map<?, ?>) map).size()).sum());
      assertThat(duckDb(file, "count(CASE WHEN src_ip = '10.0.7.1' THEN 1 END)"))
          .isEqualTo(column(rows, 3).filter("10.0.7.1"::equals).count());
    }
  }

  @Test
  void duckDbFindsOneAddressThroughItsBloomFilter() throws IOException, SQLException {
    List<List<Object>> rows = TestRows.random(new Random(2), ROWS);
    Path file =
        TestRows.write(
            directory.resolve("rows.parquet"),
            rows,
            WriteOptions.compacted(TestRows.SCHEMA)
                .withRowGroupRows(2000)
                .withOrder(RowSort.by(List.of("dst_ip"))));
    for (String address : List.of("10.0.0.0", "10.0.255.3", "2001:db8::1f", "192.0.2.1")) {
      assertThat(duckDb(file, "count(*)", "WHERE dst_ip = '" + address + "'"))
          .isEqualTo(column(rows, 4).filter(address::equals).count());
    }
  }

  private static Stream<Object> column(List<List<Object>> rows, int column) {
    return rows.stream().map(row -> row.get(column)).filter(Objects::nonNull);
  }

  private static long duckDb(Path file, String expression) throws SQLException {
    return duckDb(file, expression, "");
  }

  private static long duckDb(Path file, String expression, String rest) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet result =
            connection
                .createStatement()
                .executeQuery("SELECT %s FROM '%s' %s".formatted(expression, file, rest))) {
      result.next();
      return result.getBigDecimal(1).longValueExact();
    }
  }
}
