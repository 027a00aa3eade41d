package dev.rearview.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other tools as a table. */
class ImportTableTest {
  private static final String COLUMNS =
      "received_time TIMESTAMP_LTZ(3), src_ip STRING, src_port INT, packets BIGINT, src_mac STRING,"
          + " extra MAP<STRING, STRING>, known_sensor STRING, known_collector_port INT,"
          + " known_src_asn BIGINT";

  @TempDir private Path directory;
  private Path file;
  private TableEnvironment tables;

  @BeforeEach
  void writeAFile() throws IOException {
    file =
        Files.writeString(
            directory.resolve("flows.csv"),
            """
            end_time,src_ip,src_port,packets,src_mac,sensor,collector_port,src_asn,rack
            2026-01-31T10:00:00Z,10.0.0.1,80,5,00:1b:21:aa:bb:cc,S6,2055,64500,r1
            2026-01-31T10:00:01Z,2001:db8::1,,7,,,,,
            """);
    tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());
    tables.getConfig().set("table.local-time-zone", "UTC");
    create(COLUMNS);
  }

  @Test
  void everyTypeOfColumnHasItsValueOrNull() throws Exception {
    assertThat(rows("SELECT * FROM t" + files("")))
        .containsExactly(
            Row.of(
                Instant.parse("2026-01-31T10:00:00Z"),
                "10.0.0.1",
                80,
                5L,
                "00:1b:21:aa:bb:cc",
                Map.of("rack", "r1"),
                "S6",
                2055,
                64500L),
            Row.of(
                Instant.parse("2026-01-31T10:00:01Z"),
                "2001:db8::1",
                null,
                7L,
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void aPortThatTheFileDoesNotTellIsThatOfTheOption() throws Exception {
    assertThat(rows("SELECT known_collector_port FROM t" + files(", 'collector-port' = '9995'")))
        .containsExactly(Row.of(2055), Row.of(9995));
  }

  @Test
  void whatIsNotAskedForIsCheckedAllTheSame() throws IOException {
    Files.writeString(file, "2026-01-31T10:00:02Z,10.0.0.1,x,1,,,,,\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> rows("SELECT SUM(packets) FROM t" + files("")))
        .hasStackTraceContaining(
            file + ", line 4: column src_port: 'x' is not a number from 0 to 65535");
  }

  @Test
  void aLimitEndsTheReadBeforeTheError() throws Exception {
    Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);

    assertThat(rows("SELECT src_ip FROM t" + files("") + " LIMIT 1"))
        .containsExactly(Row.of("10.0.0.1"));
  }

  @Test
  void aQueryWithoutFilesIsToldHowToNameThem() {
    assertThatThrownBy(() -> rows("SELECT * FROM t"))
        .hasStackTraceContaining("t /*+ OPTIONS('files' = '/path/one;/path/two') */");
  }

  @Test
  void wrongColumnsAreNamed() {
    tables.executeSql("DROP TABLE t");
    create("src_ip INT, sensor STRING");

    assertThatThrownBy(() -> rows("SELECT * FROM t" + files("")))
        .hasStackTraceContaining("column 'src_ip' is declared INT, but has STRING")
        .hasStackTraceContaining("an imported flow has no column 'sensor'");
  }

  private void create(String columns) {
    tables.executeSql("CREATE TABLE t (" + columns + ") WITH ('connector' = 'flow-import')");
  }

  private String files(String more) {
    return " /*+ OPTIONS('files' = '" + file + "'" + more + ") */";
  }

  private List<Row> rows(String query) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> iterator = tables.executeSql(query).collect()) {
      iterator.forEachRemaining(rows::add);
    }
    return rows;
  }
}
