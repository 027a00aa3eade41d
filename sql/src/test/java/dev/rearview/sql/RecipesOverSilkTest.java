package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.recipe.Recipes;
import dev.rearview.testkit.pcap.ExportCapture;
import dev.rearview.testkit.silk.SilkOracle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Recipes over SiLK's own test data, exported as NetFlow v9, say what SiLK's tools print. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipesOverSilkTest {
  private static final Path SHARED = Path.of(System.getProperty("rearview.shared", "../shared"));
  private static final SilkOracle ORACLE = new SilkOracle(SHARED);
  private static final Path EXPECTED = SHARED.resolve("silk-oracle/expected");
  private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
  private static final Map<String, String> ALL_TIMES = Map.of("from", "2000-01-01", "until", "now");

  private TableEnvironment session;
  private String captureHint;

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    assumeTrue(ORACLE.missing().isEmpty(), () -> ORACLE.missing().orElse(""));
    Path capture = directory.resolve("oracle.pcap");
    Files.write(
        capture,
        new ExportCapture(SilkOracleTest.TIME)
            .toPort(9995)
            .datagrams(SilkOracleTest.datagrams())
            .toBytes());
    captureHint = " /*+ OPTIONS('captures' = '%s') */".formatted(capture);
    session =
        Room.session(
            EnvironmentSettings.inBatchMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            "UTC");
    session.executeSql(
        Room.text(Path.of("views/flows.sql"))
            .replace("CREATE VIEW", "CREATE TEMPORARY VIEW")
            .replace("FROM flows_archive", "FROM flows_live" + captureHint));
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

  @Test
  void rwcutIsExactToTheByte() throws Exception {
    String[] lines = new String[ORACLE.flows().size()];
    String statement =
        """
        SELECT src_ip, dst_ip, src_port, dst_port, protocol, sequence_number * %d + journal_index
        FROM flows_live"""
            .formatted(SilkOracleTest.FLOWS_EACH);
    try (CloseableIterator<Row> rows = session.executeSql(statement + captureHint).collect()) {
      rows.forEachRemaining(
          row -> lines[((Long) row.getField(5)).intValue()] = line("%15s|%15s|%5d|%5d|%3d|", row));
    }
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(
        bytes(line("%15s|%15s|%5s|%5s|%3s|", Row.of("sIP", "dIP", "sPort", "dPort", "pro"))));
    for (String line : lines) {
      md5.update(bytes(line));
    }

    assertThat(Files.readAllLines(SHARED.resolve("silk-oracle/expected-md5.txt")))
        .contains(HexFormat.of().formatHex(md5.digest()) + "  rwcut --fields=1-5");
  }

  private List<Row> run(String recipe) throws Exception {
    List<Row> rows = new ArrayList<>();
    String statement = Recipes.read().find(recipe).statement(ALL_TIMES, NOW);
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
