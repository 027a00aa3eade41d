package dev.rearview.udf.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each hunt finds its true case among days of traffic, and none of those that look like it; and
 * what it says of a stream is what a statement says of the same flows as a batch.
 */
class HuntsTest {
  @ParameterizedTest
  @CsvSource({
    "horizontal_scan, 10.0.0.66",
    "vertical_scan, 10.0.0.70",
    "beacon, 10.0.0.80",
    "exfiltration, 10.0.0.90",
    "dns_tunnel, 10.0.0.95",
    "ddos_onset, 10.0.2.1",
    "new_services, 10.0.1.10 10.0.1.12",
    "new_talkers, 10.0.1.10",
    "lateral_movement, 10.0.3.1",
    "rwscan, 10.0.0.66 10.0.0.68 10.0.0.69 10.0.0.69 10.0.0.69 10.0.0.69"
  })
  void huntFindsItsCaseInAStreamAsInABatch(String hunt, String culprits) throws Exception {
    List<Row> stream =
        rows(HuntTraffic.session(RuntimeExecutionMode.STREAMING), sql(hunt + ".stream"));
    List<Row> batch = rows(HuntTraffic.session(RuntimeExecutionMode.BATCH), sql(hunt + ".batch"));

    assertThat(stream)
        .extracting(row -> row.getField(0))
        .containsExactlyInAnyOrder((Object[]) culprits.split(" "));
    assertThat(stream).isEqualTo(batch);
  }

  @Test
  void flowsInNoOrderAreRefused() {
    String sql = sql("dns_tunnel.stream").replace("ORDER BY received_time", "");

    assertThatThrownBy(() -> rows(HuntTraffic.session(RuntimeExecutionMode.STREAMING), sql))
        .hasStackTraceContaining("in no order: expected");
  }

  @Test
  void aMissingColumnIsNamed() {
    String sql =
        sql("dns_tunnel.stream")
            .replace("SELECT * FROM", "SELECT received_time, src_ip, dst_ip, octets FROM");

    assertThatThrownBy(() -> rows(HuntTraffic.session(RuntimeExecutionMode.STREAMING), sql))
        .hasStackTraceContaining("expected packets among them");
  }

  private static String sql(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/hunt", name + ".sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Row> rows(StreamTableEnvironment tables, String sql) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> results = tables.executeSql(sql).collect()) {
      results.forEachRemaining(rows::add);
    }
    rows.sort(Comparator.comparing(Row::toString));
    return rows;
  }
}
