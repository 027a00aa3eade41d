package dev.rearview.udf.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.testkit.silk.SilkOracle;
import dev.rearview.udf.site.categorise.Categoriser;
import dev.rearview.udf.site.categorise.Category;
import dev.rearview.udf.site.categorise.Flow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every flow of SiLK's own test data is of the sensor and type that SiLK gave it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OracleTest {
  private static final SilkOracle ORACLE =
      new SilkOracle(Path.of(System.getProperty("rearview.shared", "../shared")));
  private static final String LEFT_OUT = "left out";
  private static final String PROBE =
      """
      probe P0 netflow-v9
        listen-on-port 9995
        protocol udp
      end probe
      """;
  private static final String NETWORKS =
      """
      sensor S0
        netflow-v9-probes P0
        internal-ipblocks 192.168.x.x
        external-ipblocks 10.0.0.0/8
        null-ipblocks 172.16.0.0/13
      %send sensor
      """;

  @TempDir private Path directory;
  private final List<String> flows = new ArrayList<>();
  private final List<String> types = new ArrayList<>();

  @BeforeAll
  void readTheOracle() throws Exception {
    assumeTrue(ORACLE.missing().isEmpty(), () -> ORACLE.missing().orElse(""));
    flows.addAll(ORACLE.flows());
    types.addAll(ORACLE.types());
    assertThat(flows).hasSize(501_876).hasSameSizeAs(types);
  }

  @Test
  void everyFlowIsOfTheTypeThatSilkGaveIt() throws Exception {
    assertThat(categorised(NETWORKS.formatted(""))).isEqualTo(types);
  }

  @Test
  void whatIsDiscardedByItsNetworkIsWhatSilkDiscards() throws Exception {
    List<String> when =
        categorised(NETWORKS.formatted("  discard-when any-ipblocks 172.16.0.0/13\n"));
    String kept = "192.168.x.x, 10.0.0.0/8, 172.24.0.0/13\n";
    List<String> unless =
        categorised(
            NETWORKS.formatted(
                "  discard-unless source-ipblocks "
                    + kept
                    + "  discard-unless destination-ipblocks "
                    + kept));
    assertThat(unless).isEqualTo(when);
    for (int i = 0; i < types.size(); i++) {
      if (!when.get(i).equals(LEFT_OUT)) {
        assertThat(when.get(i)).isEqualTo(types.get(i));
      }
    }
    assertThat(counts(when))
        .isEqualTo(
            Map.of(
                "in",
                95_594,
                "inweb",
                77_570,
                "out",
                95_614,
                "outweb",
                77_570,
                "other",
                140_046,
                LEFT_OUT,
                501_876 - 486_394));
  }

  @Test
  void interfacesSortAsTheNetworksBehindThem() throws Exception {
    String byNetwork = NETWORKS.replace("172.16.0.0/13", "172.16.0.0/12").formatted("");
    String byInterface =
        """
        sensor S0
          netflow-v9-probes P0
          internal-interfaces 192
          external-interfaces 10
          null-interfaces remainder
        end sensor
        """;
    assertThat(categorised(byInterface)).isEqualTo(categorised(byNetwork));
  }

  private List<String> categorised(String sensor) throws Exception {
    Categoriser categoriser =
        new SiteFiles(directory)
            .silkConf(SiteFiles.SILK_CONF)
            .sensorConf(PROBE + sensor)
            .load()
            .categoriser();
    Flow flow = new Flow().exporter("192.0.2.1", Flow.ABSENT);
    List<String> answers = new ArrayList<>();
    for (String line : flows) {
      String[] columns = line.split("\\|", -1);
      flow.addresses(dotted(columns[0]), dotted(columns[1]))
          .ports(number(columns[2]), number(columns[3]), number(columns[4]))
          .interfaces(number(columns[12]), number(columns[13]));
      List<Category> categories = categoriser.categorise("netflow9", flow);
      if (categories.isEmpty()) {
        answers.add(LEFT_OUT);
      } else {
        assertThat(categories).hasSize(1);
        assertThat(categories.get(0).sensor()).isEqualTo("S0");
        answers.add(categories.get(0).type());
      }
    }
    return answers;
  }

  private static Map<String, Integer> counts(List<String> answers) {
    Map<String, Integer> counts = new TreeMap<>();
    answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
    return counts;
  }

  private static String dotted(String number) {
    long address = Long.parseLong(number);
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
