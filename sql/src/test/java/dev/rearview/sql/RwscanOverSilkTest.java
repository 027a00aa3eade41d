package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.recipe.Recipe;
import dev.rearview.recipe.Recipes;
import dev.rearview.testkit.pcap.ExportCapture;
import dev.rearview.testkit.silk.SilkOracle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The recipe rwscan finds in SiLK's own test data the scanners that rwscan finds, in batch mode and
 * as a stream. SiLK's test gives rwscan the scans, and the flows of the other file that go to
 * 192.168.0.0/16; the addresses of these are the active ones, so that each sends one flow here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RwscanOverSilkTest {
  private static final SilkOracle ORACLE =
      new SilkOracle(Path.of(System.getProperty("rearview.shared", "../shared")));
  private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
  private static final long INSIDE = 0xc0a80000L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-ddHH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Path directory;
  private Path capture;

  @BeforeAll
  void export(@TempDir Path temporary) throws Exception {
    assumeTrue(ORACLE.missing().isEmpty(), () -> ORACLE.missing().orElse(""));
    directory = temporary;
    capture = directory.resolve("scans.pcap");
    List<String> flows = new ArrayList<>(ORACLE.scanFlows());
    Map<String, String> active = new HashMap<>();
    for (String flow : ORACLE.flows()) {
      String[] columns = flow.split("\\|", -1);
      if ((Long.parseLong(columns[1]) & 0xffff0000L) == INSIDE) {
        flows.add(flow);
        String source = columns[0];
        columns[0] = columns[1];
        columns[1] = source;
        active.put(columns[0], String.join("|", columns));
      }
    }
    flows.addAll(active.values());
    byte[][] datagrams = SilkOracleTest.datagrams(flows);
    Files.write(
        capture,
        new ExportCapture(SilkOracleTest.TIME).toPort(9995).datagrams(datagrams).toBytes());
  }

  @ParameterizedTest
  @CsvSource({
    "batch, hybrid, 0, 634",
    "batch, blr, 2, 632",
    "streaming, hybrid, 0, 634",
    "streaming, blr, 2, 632"
  })
  void scannersAreThoseOfRwscan(String mode, String model, int number, int scanners)
      throws Exception {
    boolean streaming = mode.equals("streaming");
    Recipe found = Recipes.read().find("rwscan");
    Recipe recipe = streaming ? found.asStream() : found;
    Map<String, String> given =
        new HashMap<>(
            Map.of(
                "model", model, "inside", "192.168.0.0/16", "from", "2000-01-01", "until", "now"));
    given.put(streaming ? "window" : "limit", streaming ? "1d" : "10000");
    TableEnvironment session = session(streaming);
    recipe.header().settings().forEach((key, value) -> session.getConfig().set(key, value));
    List<String> lines = new ArrayList<>();
    try (CloseableIterator<Row> rows = session.executeSql(recipe.statement(given, NOW)).collect()) {
      rows.forEachRemaining(row -> lines.add(line(row)));
    }

    assertThat(lines)
        .containsExactlyInAnyOrderElementsOf(
            ORACLE.expected("rwscan--scan-model=" + number).stream()
                .skip(1)
                .map(line -> line.replace(" ", ""))
                .toList())
        .hasSize(scanners);
  }

  private TableEnvironment session(boolean streaming) {
    TableEnvironment session =
        Room.session(
            streaming ? EnvironmentSettings.inStreamingMode() : EnvironmentSettings.inBatchMode(),
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

  /** The columns that rwscan prints. */
  private static String line(Row row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      Object cell = row.getField(i);
      line.append(cell instanceof Instant time ? TIME.format(time) : cell).append('|');
    }
    return line.toString();
  }
}
