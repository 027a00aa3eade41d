package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says that Flink does differently from what one expects, asked of Flink. */
class SurprisesTest {
  @TempDir private Path directory;

  private TableEnvironment session(String zone) {
    TableEnvironment session =
        Room.session(
            EnvironmentSettings.inBatchMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            zone);
    session.executeSql(
        """
        CREATE TEMPORARY VIEW f AS
        SELECT CAST(src AS STRING) AS src_ip, CAST(dst AS STRING) AS dst_ip,
          CAST(port AS INT) AS dst_port, TO_TIMESTAMP_LTZ(1772445600000, 3) AS received_time
        FROM (VALUES ('198.51.100.5', '10.0.0.1', 2000000000), ('198.51.100.50', '10.0.0.1', 6),
          ('10.0.0.2', '198.51.100.5', 2000000000)) AS v (src, dst, port)""");
    return session;
  }

  private Object answer(String expression) throws Exception {
    return answer("UTC", expression);
  }

  private Object answer(String zone, String expression) throws Exception {
    try (CloseableIterator<Row> rows = session(zone).executeSql("SELECT " + expression).collect()) {
      return rows.next().getField(0);
    }
  }

  private long rows(String condition) throws Exception {
    return (Long) answer("COUNT(*) FROM f WHERE " + condition);
  }

  @Test
  void aTextBeforeColumnsCutsThemToItsLength() throws Exception {
    assertThat(rows("src_ip = '198.51.100.5' OR dst_ip = '198.51.100.5'")).isEqualTo(2);
    assertThat(rows("'198.51.100.5' IN (src_ip, dst_ip)")).isEqualTo(3);
    assertThat(rows("'198.51.100.5' = ANY (src_ip, dst_ip)")).isEqualTo(3);
    assertThat(rows("src_ip IN ('198.51.100.5', '198.51.100.500')")).isEqualTo(1);
    assertThat(rows("src_ip IN ('198.51.100.5', '198.51.100.50')")).isEqualTo(2);
  }

  @Test
  void aSumOfIntWraps() throws Exception {
    assertThat(answer("SUM(dst_port) FROM f")).isEqualTo((int) 4_000_000_006L);
    assertThat(answer("SUM(CAST(dst_port AS BIGINT)) FROM f")).isEqualTo(4_000_000_006L);
    assertThat(answer("AVG(dst_port) FROM f")).isEqualTo(1_333_333_335);
  }

  @Test
  void aNumberInAListIsCutToTheColumnsType() throws Exception {
    assertThat(rows("dst_port IN (4294967302, 7)")).isEqualTo(1);
    assertThat(rows("(src_ip, dst_port) IN (('198.51.100.50', 4294967302))")).isEqualTo(1);
    assertThat(rows("dst_port = 4294967302")).isZero();
  }

  @Test
  void addressesAreTextInOneForm() throws Exception {
    assertThat(answer("'2001:db8::1' = '2001:DB8::1'")).isEqualTo(false);
    assertThat(answer("ip_in('2001:db8::1', '2001:DB8:0::1')")).isEqualTo(true);
    assertThat(answer("ip_in('2001:db8::1', '2001:DB8::/32')")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-03-02 10:00:00", "2026-03-02 10:00:00.000", "2026-03-02", "2026-03-01"})
  void aTextWithoutTAndZIsATime(String text) throws Exception {
    assertThat(rows("received_time >= '" + text + "'")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T10:00:00Z",
        "2026-03-02T10:00:00",
        "2026-03-02 10:00:00Z",
        "2026-03-02 10:00"
      })
  void aTextOfAnotherFormIsAnError(String text) {
    assertThatThrownBy(() -> rows("received_time >= '" + text + "'"))
        .hasStackTraceContaining("'" + text + "' could not be parsed");
  }

  @Test
  void aTextIsATimeOfTheSessionsZoneAndOfTheFunctionUtc() throws Exception {
    for (String text : List.of("'2026-03-02 11:00:00'", cast("'2026-03-02 11:00:00'"))) {
      assertThat(answer("Europe/Berlin", "COUNT(*) FROM f WHERE received_time = " + text))
          .isEqualTo(3L);
    }
    assertThat(
            answer(
                "Europe/Berlin",
                "COUNT(*) FROM f WHERE received_time = TO_TIMESTAMP_LTZ('2026-03-02 10:00:00')"))
        .isEqualTo(3L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'2026-03-02 10:00:00'",
        "CAST('2026-03-02 10:00:00' AS TIMESTAMP_LTZ(3))",
        "TO_TIMESTAMP_LTZ('2026-03-02 10:00:00')",
        "NOW() - INTERVAL '1' HOUR"
      })
  void theseArePushedDownInEveryZone(String time) {
    assertThat(scan("Europe/Berlin", time)).contains("filter=[>=(received_time, ");
  }

  @Test
  void aTimeWithoutAZoneIsPushedDownInUtcAlone() {
    assertThat(scan("UTC", "TIMESTAMP '2026-03-02 10:00:00'"))
        .contains("filter=[>=(received_time, ");
    assertThat(scan("Europe/Berlin", "TIMESTAMP '2026-03-02 10:00:00'")).contains("filter=[],");
  }

  private String scan(String zone, String time) {
    return session(zone)
        .explainSql("SELECT src_ip FROM flows WHERE received_time >= " + time)
        .lines()
        .filter(line -> line.contains("TableSourceScan"))
        .findFirst()
        .orElseThrow();
  }

  private static String cast(String text) {
    return "CAST(" + text + " AS TIMESTAMP_LTZ(3))";
  }
}
