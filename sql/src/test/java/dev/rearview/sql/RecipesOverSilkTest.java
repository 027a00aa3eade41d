package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.recipe.Recipes;
import dev.rearview.testkit.pcap.ExportCapture;
import dev.rearview.testkit.silk.SilkOracle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recipes over SiLK's own test data, exported as NetFlow v9, say what SiLK's tools print. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipesOverSilkTest {
  private static final Path SHARED = Path.of(System.getProperty("rearview.shared", "../shared"));
  private static final SilkOracle ORACLE = new SilkOracle(SHARED);
  private static final Path EXPECTED = SHARED.resolve("silk-oracle/expected");
  private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
  private static final Map<String, String> ALL_TIMES = Map.of("from", "2000-01-01", "until", "now");

  private static final DateTimeFormatter BIN_TIME =
      DateTimeFormatter.ofPattern("uuuu/MM/dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TableEnvironment session;

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    assumeTrue(ORACLE.missing().isEmpty(), () -> ORACLE.missing().orElse(""));
    session = session(directory, SilkOracleTest.datagrams());
  }

  private static TableEnvironment session(Path directory, byte[][] datagrams) throws Exception {
    Path capture = directory.resolve("oracle.pcap");
    Files.write(
        capture,
        new ExportCapture(SilkOracleTest.TIME).toPort(9995).datagrams(datagrams).toBytes());
    TableEnvironment session =
        Room.session(
            EnvironmentSettings.inBatchMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            "UTC");
    session.executeSql(
        Room.text(Path.of("views/flows.sql"))
            .replace("CREATE VIEW", "CREATE TEMPORARY VIEW")
            .replace(
                "FROM flows_archive",
                "FROM flows_live /*+ OPTIONS('captures' = '%s') */".formatted(capture)));
    return session;
  }

  @Test
  void rwstatsIsExact() throws Exception {
    List<String> lines =
        Files.readAllLines(EXPECTED.resolve("rwstats--fields=proto--values=packets--count=15.txt"));

    assertThat(run("rwstats-protocols").stream().map(row -> line("%3d|%15d|%10.6f|%10.6f|", row)))
        .containsExactlyElementsOf(lines.subList(3, lines.size()));
  }

  @Test
  void rwuniqIsExact() throws Exception {
    List<String> lines = Files.readAllLines(EXPECTED.resolve("rwuniq--fields=proto.txt"));

    assertThat(run("rwuniq").stream().map(row -> line("%3d|%10d|", row)))
        .containsExactlyInAnyOrderElementsOf(lines.subList(1, lines.size()));
  }

  @ParameterizedTest
  @CsvSource({
    "rwcount--bin-size=1800, 1800, time-proportional",
    "rwcount--bin-size=1800--load-scheme=middle-spike, 1800, middle-spike",
    "rwcount--bin-size=1800--load-scheme=minimum-volume, 1800, minimum-volume",
    "rwcount--bin-size=30--load-scheme=end-spike, 30, end-spike"
  })
  void rwcountIsExact(String command, String binSeconds, String scheme) throws Exception {
    List<String> lines = ORACLE.expected(command);
    Map<String, String> given = Map.of("bin", binSeconds, "scheme", scheme, "limit", "1000000");

    assertThat(run("rwcount", given).stream().map(RecipesOverSilkTest::bin))
        .containsExactlyElementsOf(
            lines.subList(1, lines.size()).stream()
                .map(line -> line.replace(" ", ""))
                .filter(line -> !line.contains("|0.00|0.00|0.00|"))
                .toList());
  }

  @Test
  void rwcutIsExactToTheByte(@TempDir Path directory) throws Exception {
    TableEnvironment inOrder = session(directory, SilkOracleTest.datagramsInOrder());
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(
        bytes(line("%15s|%15s|%5s|%5s|%3s|", Row.of("sIP", "dIP", "sPort", "dPort", "pro"))));
    for (Row row : run(inOrder, "rwcut", Map.of("limit", "1000000"))) {
      md5.update(bytes(line("%15s|%15s|%5d|%5d|%3d|", row)));
    }

    assertThat(Files.readAllLines(SHARED.resolve("silk-oracle/expected-md5.txt")))
        .contains(HexFormat.of().formatHex(md5.digest()) + "  rwcut --fields=1-5");
  }

  private static String bin(Row row) {
    return BIN_TIME.format(row.<Instant>getFieldAs(0))
        + "|"
        + IntStream.rangeClosed(1, 3)
            .mapToObj(i -> new BigDecimal(row.getField(i).toString()))
            .map(number -> number.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + "|")
            .collect(Collectors.joining());
  }

  private List<Row> run(String recipe) throws Exception {
    return run(recipe, Map.of());
  }

  private List<Row> run(String recipe, Map<String, String> given) throws Exception {
    return run(session, recipe, given);
  }

  private static List<Row> run(TableEnvironment session, String recipe, Map<String, String> given)
      throws Exception {
    List<Row> rows = new ArrayList<>();
    Map<String, String> values = new HashMap<>(ALL_TIMES);
    values.putAll(given);
    String statement = Recipes.read().find(recipe).statement(values, NOW);
    try (CloseableIterator<Row> iterator = session.executeSql(statement).collect()) {
      iterator.forEachRemaining(rows::add);
    }
    return rows;
  }

  /** The first cells of a row, as SiLK prints them. */
  private static String line(String format, Row row) {
    Object[] cells = new Object[row.getArity()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.getField(i);
    }
    return String.format(Locale.ROOT, format, cells);
  }

  private static byte[] bytes(String line) {
    return (line + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
