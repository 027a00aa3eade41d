package dev.rearview.connector.archive;

import static dev.rearview.connector.archive.Tables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveTableTest {
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

  static Stream<Arguments> conditions() {
    return Stream.of(
        condition("src_port = 80", n -> n % 1000 == 80),
        condition("80 = src_port", n -> n % 1000 == 80),
        condition("src_port <> 80", n -> n % 1000 != 80),
        condition("src_port BETWEEN 10 AND 20", n -> n % 1000 >= 10 && n % 1000 <= 20),
        condition("src_port NOT BETWEEN 10 AND 20", n -> n % 1000 < 10 || n % 1000 > 20),
        condition("src_port IN (1, 2, 3)", n -> n % 1000 >= 1 && n % 1000 <= 3),
        condition("src_port IN (1, 2, 3, 4, 5, 6, 7, 8)", n -> n % 1000 >= 1 && n % 1000 <= 8),
        condition("src_port NOT IN (1, 2)", n -> n % 1000 != 1 && n % 1000 != 2),
        condition("src_port > CAST(990 AS BIGINT)", n -> n % 1000 > 990),
        condition("CAST(src_port AS BIGINT) > 990", n -> n % 1000 > 990),
        condition("packets <= 100", n -> n < 100),
        condition("src_ip = '10.0.1.2'", n -> n == 258),
        condition("src_ip IN ('10.0.1.2', '10.0.1.3')", n -> n == 258 || n == 259),
        condition("src_ip LIKE '10.0.1.%'", n -> n >> 8 == 1),
        condition("src_ip NOT LIKE '10.0.1.%'", n -> n >> 8 != 1),
        condition("sensor = 'edge'", n -> n % 3 == 1),
        condition("sensor IS NULL", n -> n % 3 == 0),
        condition("sensor IS NOT NULL", n -> n % 3 != 0),
        condition("NOT (sensor = 'edge')", n -> n % 3 == 2),
        condition("NOT (sensor = 'edge' AND src_port = 7)", n -> n % 3 == 2 || n % 1000 != 7),
        condition(
            "(src_ip = '10.0.1.2' OR dst_ip = '192.0.2.3') AND packets > 8000",
            n -> (n == 258 || n % 7 == 3) && n + 1 > 8000),
        condition("start_time IS NULL", n -> n % 10 == 0),
        condition("received_time >= TO_TIMESTAMP_LTZ(" + at(8990) + ", 3)", n -> n >= 8990),
        condition(
            "received_time < TIMESTAMP_LTZ_AT(8)".replace("TIMESTAMP_LTZ_AT(8)", ltz(8)),
            n -> n < 8),
        condition(
            "start_time >= TO_TIMESTAMP_LTZ(" + at(8900) + ", 3)", n -> n >= 8910 && n % 10 != 0),
        condition("src_port * 2 = 10", n -> n % 1000 == 5),
        condition("sensor = 'edge' AND src_port * 2 = 10", n -> n % 3 == 1 && n % 1000 == 5),
        condition(
            "(src_ip = '10.0.1.2' AND src_port * 2 = 516) OR dst_ip = '192.0.2.3'",
            n -> n == 258 || n % 7 == 3),
        condition(
            "src_ip > '10.0.9'",
            n -> ("10.0." + (n >> 8) + "." + (n & 255)).compareTo("10.0.9") > 0));
  }

  private static Arguments condition(String sql, IntPredicate expected) {
    return Arguments.of(sql, expected);
  }

  private static long at(int flow) {
    return ArchiveFixture.NOON + flow * 1000L;
  }

  private static String ltz(int flow) {
    return "TO_TIMESTAMP_LTZ(" + at(flow) + ", 3)";
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void aConditionGivesTheRowsThatItHoldsFor(String condition, IntPredicate expected) {
    assertThat(rows(batch, "SELECT packets - 1 FROM flows WHERE " + condition))
        .extracting(row -> ((Long) row.getField(0)).intValue())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, FLOWS).filter(expected).boxed().toList());
  }

  static Stream<Arguments> pushed() {
    return Stream.of(
        Arguments.of("src_port = 80", true),
        Arguments.of("src_port IN (1, 2, 3, 4, 5, 6, 7, 8)", true),
        Arguments.of("src_port NOT IN (1, 2)", true),
        Arguments.of("src_port BETWEEN 10 AND 20", true),
        Arguments.of("packets > 10", true),
        Arguments.of("src_ip = '10.0.1.2' OR dst_ip = '192.0.2.3'", true),
        Arguments.of("NOT (sensor = 'edge' AND src_port = 7)", true),
        Arguments.of("src_ip LIKE '10.0.1.%'", true),
        Arguments.of("src_ip LIKE '10._.1.%'", false),
        Arguments.of("received_time >= TO_TIMESTAMP_LTZ(1772366400000, 3)", true),
        Arguments.of("received_time >= TIMESTAMP '2026-03-01 12:00:00'", true),
        Arguments.of("received_time >= '2026-03-01 12:00:00'", true),
        Arguments.of(
            "received_time >= TO_TIMESTAMP_LTZ(1772366400000, 3) - INTERVAL '1' HOUR", true),
        Arguments.of("ip_in(src_ip, '10.0.1.0/24, 2001:db8::/32')", true),
        Arguments.of("NOT ip_in(src_ip, '10.0.1.0/24')", true),
        Arguments.of("in_set(src_ip, 'known')", true),
        Arguments.of("NOT in_set(src_ip, 'known') OR in_set(dst_ip, 'known')", true),
        Arguments.of("in_set(src_ip, 'unknown')", false),
        Arguments.of("flags_match(tcp_flags, 'S/SA, R/-')", true),
        Arguments.of("src_port * 2 = 10", false));
  }

  @ParameterizedTest
  @MethodSource("pushed")
  void whatTheArchiveCanEvaluateIsLeftToIt(String condition, boolean whole) {
    // With and without underscores, as Flink looks for them and the module has them.
    for (String name : List.of("ip_in", "ipin")) {
      batch.createTemporarySystemFunction(name, TwoArguments.class);
    }
    for (String name : List.of("in_set", "inset")) {
      batch.createTemporarySystemFunction(name, OneSet.class);
    }
    for (String name : List.of("flags_match", "flagsmatch")) {
      batch.createTemporarySystemFunction(name, TwoNumbers.class);
    }

    String plan = plan("SELECT packets FROM flows WHERE " + condition);

    assertThat(plan.contains("where=[")).as(plan).isEqualTo(!whole);
  }

  @Test
  void ofAnHourByTheClockTheFilesBeforeAreNotRead() {
    assertThat(plan("SELECT packets FROM flows WHERE received_time > NOW() - INTERVAL '1' HOUR"))
        .contains("filter=[");
  }

  @Test
  void whatIsInASetIsReadAsTheSetIsWhenTheQueryIsPlanned() {
    batch.createTemporarySystemFunction("in_set", OneSet.class);
    batch.createTemporarySystemFunction("inset", OneSet.class);

    assertThat(rows(batch, "SELECT packets FROM flows WHERE in_set(src_ip, 'known')"))
        .containsExactlyInAnyOrder(Row.of(259L), Row.of(257L));
  }

  /** A function that a set can be asked of; called itself, it would let nothing pass. */
  public static final class OneSet extends ScalarFunction
      implements BiFunction<ReadableConfig, String, Optional<List<String>>> {
    private static final long serialVersionUID = 1L;

    public Boolean eval(String address, String set) {
      return (address == null || set == null) ? null : Boolean.FALSE;
    }

    @Override
    public Optional<List<String>> apply(ReadableConfig session, String set) {
      return set.equals("known")
          ? Optional.of(List.of("10.0.1.2", "10.0.1.0/32"))
          : Optional.empty();
    }
  }

  /** Stands for a function of the same name; what it answers is of no matter. */
  public static final class TwoArguments extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    public Boolean eval(String address, String networks) {
      return address != null && networks != null;
    }
  }

  /** The same, of a number. */
  public static final class TwoNumbers extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    public Boolean eval(Integer flags, String pairs) {
      return flags != null && pairs != null;
    }
  }

  @Test
  void aSessionCanBeNarrowedToATime() {
    batch.getConfig().set("rearview.from", "2026-03-01 12:00:10");
    batch.getConfig().set("rearview.until", Long.toString(at(15)));

    assertThat(rows(batch, "SELECT packets - 1, LAG(packets) OVER (ORDER BY packets) FROM flows"))
        .containsExactlyInAnyOrder(
            Row.of(10L, null),
            Row.of(11L, 11L),
            Row.of(12L, 12L),
            Row.of(13L, 13L),
            Row.of(14L, 14L));
    assertThat(rows(batch, "SELECT COUNT(*) FROM flows WHERE packets > 13"))
        .containsExactly(Row.of(2L));

    batch.getConfig().set("rearview.from", "12h");
    batch.getConfig().set("rearview.until", "");
    assertThat(rows(batch, "SELECT packets FROM flows")).isEmpty();
    batch.getConfig().set("rearview.from", "");
    batch.getConfig().set("rearview.until", "");
    assertThat(rows(batch, "SELECT COUNT(*) FROM flows")).containsExactly(Row.of((long) FLOWS));
  }

  @Test
  void aTimeThatIsNoneIsRefusedByName() {
    batch.getConfig().set("rearview.from", "yesterday");

    assertThatThrownBy(() -> rows(batch, "SELECT packets FROM flows"))
        .hasStackTraceContaining("'rearview.from' = 'yesterday': expected a time such as");
  }

  @Test
  void onlyTheColumnsThatAreReadAreRead() {
    assertThat(plan("SELECT packets FROM flows WHERE src_port < 10"))
        .contains("filter=[<(src_port, 10)]")
        .contains("project=[packets]");
  }

  @Test
  void aLimitEndsTheRead() {
    assertThat(plan("SELECT src_ip FROM flows LIMIT 7")).contains("limit=[7]");
    assertThat(rows(batch, "SELECT src_ip FROM flows LIMIT 7")).hasSize(7);
  }

  @Test
  void mapsAndNullsComeAsTheyAre() {
    assertThat(
            rows(
                batch,
                "SELECT src_ip, sensor, extra, start_time FROM flows WHERE packets IN (31, 32)"))
        .containsExactlyInAnyOrder(
            Row.of("10.0.0.30", null, null, null),
            Row.of("10.0.0.31", "edge", Map.of("n", "31"), java.time.Instant.ofEpochMilli(at(21))));
  }

  @Test
  void aRowOfTheArchiveSaysSo() {
    Tables.create(
        batch,
        "marked",
        ArchiveFixture.COLUMNS + ", archived BOOLEAN METADATA VIRTUAL",
        "'path' = '" + fixture.directory().toUri() + "'");
    assertThat(rows(batch, "SELECT archived, COUNT(*) FROM marked GROUP BY archived"))
        .containsExactly(Row.of(true, (long) FLOWS));
  }

  @Test
  void anEmptyArchiveHasNoRows() {
    Tables.create(
        batch,
        "nothing",
        ArchiveFixture.COLUMNS,
        "'path' = '" + directory.resolve("nowhere") + "'");
    assertThat(rows(batch, "SELECT COUNT(*), SUM(packets) FROM nothing"))
        .containsExactly(Row.of(0L, null));
    assertThat(rows(batch, "SELECT * FROM nothing")).isEmpty();
  }

  @Test
  void aJoinWithASmallTableFindsWhatItNames() {
    batch.executeSql(
        "CREATE TEMPORARY VIEW indicators AS SELECT * FROM (VALUES ('10.0.1.2', 'bad'),"
            + " ('10.0.1.3', 'worse'), ('10.0.1.4', 'fine')) AS t(ip, what) WHERE what <> 'fine'");
    String join = "SELECT packets, what FROM flows JOIN indicators ON flows.src_ip = indicators.ip";
    assertThat(rows(batch, join))
        .containsExactlyInAnyOrder(Row.of(259L, "bad"), Row.of(260L, "worse"));
  }

  @Test
  void wrongColumnsAndOptionsAreNamed() {
    Tables.create(batch, "wrong", "a DOUBLE, b TIMESTAMP_LTZ(9), c INT", "'path' = 'x'");
    assertThatThrownBy(() -> rows(batch, "SELECT * FROM wrong"))
        .rootCause()
        .hasMessageContaining("'a' is declared DOUBLE")
        .hasMessageContaining("'b' is declared TIMESTAMP_LTZ(9)")
        .hasMessageContaining("the archive has INT");
    Tables.create(batch, "early", "c INT", "'path' = 'x', 'scan.startup.timestamp' = 'noon'");
    assertThatThrownBy(() -> rows(batch, "SELECT * FROM early"))
        .rootCause()
        .hasMessageContaining("'scan.startup.timestamp' = 'noon'");
    batch.executeSql(
        "CREATE TABLE parted (c INT, `day` STRING) PARTITIONED BY (`day`) WITH"
            + " ('connector' = 'flow-archive', 'path' = 'x')");
    assertThatThrownBy(() -> rows(batch, "SELECT * FROM parted"))
        .rootCause()
        .hasMessageContaining("leave out PARTITIONED BY");
  }

  private String plan(String query) {
    String plan = batch.explainSql(query);
    return plan.substring(plan.indexOf("== Optimized Physical Plan =="));
  }
}
