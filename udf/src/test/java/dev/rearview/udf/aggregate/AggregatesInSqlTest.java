package dev.rearview.udf.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** Both aggregates where Flink merges them: two phases, sliding windows, mini batches. */
class AggregatesInSqlTest {
  private static final int FLOWS = 4_000;
  private static final String AGGREGATES =
      "approx_distinct(src_ip), top_k(src_ip, octets, 2)[1].item,"
          + " top_k(src_ip, octets, 2)[1].weight";

  @Test
  void aBatchHasBothPhasesAndAnswersByGroup() throws Exception {
    StreamTableEnvironment tables = tables(RuntimeExecutionMode.BATCH);
    String sql = "SELECT dst_port, " + AGGREGATES + " FROM flows GROUP BY dst_port";
    assertThat(tables.explainSql(sql)).contains("LocalSortAggregate", "Partial_approx_distinct");
    assertThat(rows(tables, sql))
        .containsExactlyInAnyOrder(
            Row.of(0, 20L, "10.0.0.0", 100_000L), Row.of(1, 20L, "10.0.0.1", 100_100L));
  }

  @Test
  void aStreamOfMiniBatchesEndsAtTheSameAnswer() throws Exception {
    StreamTableEnvironment tables = tables(RuntimeExecutionMode.STREAMING);
    tables.getConfig().set("table.exec.mini-batch.enabled", "true");
    tables.getConfig().set("table.exec.mini-batch.allow-latency", "1 s");
    tables.getConfig().set("table.exec.mini-batch.size", "100");
    tables.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    Map<Object, Row> last = new HashMap<>();
    for (Row row :
        rows(tables, "SELECT dst_port, " + AGGREGATES + " FROM flows GROUP BY dst_port")) {
      row.setKind(RowKind.INSERT);
      last.put(row.getField(0), row);
    }
    assertThat(last.values())
        .containsExactlyInAnyOrder(
            Row.of(0, 20L, "10.0.0.0", 100_000L), Row.of(1, 20L, "10.0.0.1", 100_100L));
  }

  @Test
  void overlappingWindowsOfAStreamMergeTheirSlices() throws Exception {
    StreamTableEnvironment tables = tables(RuntimeExecutionMode.STREAMING);
    String sql =
        "SELECT window_start, "
            + AGGREGATES
            + " FROM HOP(TABLE flows, DESCRIPTOR(t), INTERVAL '1000' SECOND(4), INTERVAL '2000' SECOND(4))"
            + " GROUP BY window_start, window_end";
    List<Row> rows = rows(tables, sql);
    assertThat(rows).hasSize(5).allMatch(row -> row.getField(1).equals(40L));
    assertThat(rows).filteredOn(row -> row.getField(3).equals(50_050L)).hasSize(3);
  }

  @Test
  void rowsThatAreTakenBackAreRefusedWhenTheQueryIsPlanned() {
    StreamTableEnvironment tables = tables(RuntimeExecutionMode.STREAMING);
    assertThatThrownBy(
            () ->
                tables.explainSql(
                    "SELECT approx_distinct(n) FROM (SELECT COUNT(*) AS n FROM flows GROUP BY"
                        + " src_ip)"))
        .hasStackTraceContaining("retract");
  }

  /** 40 sources by turns, one flow a second, of which 0 sends most to port 0, and 1 to port 1. */
  private static StreamTableEnvironment tables(RuntimeExecutionMode mode) {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.setRuntimeMode(mode);
    environment.setParallelism(2);
    StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
    tables.getConfig().set("table.local-time-zone", "UTC");
    tables.executeSql("LOAD MODULE rearview");
    Row[] flows =
        IntStream.range(0, FLOWS)
            .mapToObj(
                i ->
                    Row.of(
                        Instant.ofEpochSecond(i),
                        "10.0.0." + i % 40,
                        i % 2,
                        i % 40 == i % 2 ? 1_000L + i % 2 : 10L))
            .toArray(Row[]::new);
    tables.createTemporaryView(
        "flows",
        environment.fromData(
            Types.ROW_NAMED(
                new String[] {"t", "src_ip", "dst_port", "octets"},
                Types.INSTANT,
                Types.STRING,
                Types.INT,
                Types.LONG),
            flows),
        Schema.newBuilder()
            .column("t", "TIMESTAMP_LTZ(3)")
            .column("src_ip", "STRING")
            .column("dst_port", "INT")
            .column("octets", "BIGINT")
            .watermark("t", "t - INTERVAL '1' SECOND")
            .build());
    return tables;
  }

  private static List<Row> rows(StreamTableEnvironment tables, String sql) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> results = tables.executeSql(sql).collect()) {
      results.forEachRemaining(rows::add);
    }
    return rows;
  }
}
