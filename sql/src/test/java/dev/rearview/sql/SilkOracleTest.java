package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.testkit.pcap.ExportCapture;
import dev.rearview.testkit.silk.SilkOracle;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every flow of SiLK's own test data, exported as NetFlow v9 and replayed, is of the sensor and the
 * type that SiLK gave it; and of none where SiLK discards it, under rules that are given as an
 * argument.
 */
class SilkOracleTest {
  private static final SilkOracle ORACLE =
      new SilkOracle(Path.of(System.getProperty("rearview.shared", "../shared")));
  static final int FLOWS_EACH = 40;
  private static final int START = 7;
  private static final int DURATION = 8;
  private static final int MILLIS_DIGITS = 3;
  static final Instant TIME = Instant.parse("2009-02-15T00:00:00Z");
  private static final Template TEMPLATE =
      Template.of(
          256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 2, 4, 1, 4, 10, 2, 14, 2, 152, 8, 153, 8, 6, 1);

  private static final String SILK_CONF =
      """
      version 2
      sensor 0 S0
      class all
        sensors S0
      end class
      packing-logic "packlogic-twoway.so"
      """;
  private static final String SENSOR_CONF =
      """
      probe P0 netflow-v9
        listen-on-port 9995
        protocol udp
      end probe
      sensor S0
        netflow-v9-probes P0
        internal-ipblocks 192.168.x.x
        external-ipblocks 10.0.0.0/8
        null-ipblocks 172.16.0.0/13
      end sensor
      """;
  private static final String DISCARDING =
      SENSOR_CONF.replace("end sensor", "  discard-when any-ipblocks 172.16.0.0/13\nend sensor");
  private static final String DISCARDED = "discarded";

  @TempDir private Path directory;

  @Test
  void everyFlowIsOfTheSensorAndTypeThatSilkGaveIt() throws Exception {
    assumeTrue(ORACLE.missing().isEmpty(), () -> ORACLE.missing().orElse(""));
    List<String> types = ORACLE.types();
    Path capture = directory.resolve("oracle.pcap");
    Files.write(capture, new ExportCapture(TIME).toPort(9995).datagrams(datagrams()).toBytes());

    String[] found = new String[types.size()];
    String[] underOtherRules = new String[types.size()];
    try (CloseableIterator<Row> rows = ask(capture)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        assertThat(row.getField(1)).isEqualTo("S0");
        int flow = ((Long) row.getField(0)).intValue();
        found[flow] = (String) row.getField(2);
        underOtherRules[flow] = (String) row.getField(3);
      }
    }
    assertThat(Arrays.asList(found)).isEqualTo(types);
    assertDiscards(types, underOtherRules);
  }

  /** What remains keeps its type, and as many remain as remain with SiLK. */
  private static void assertDiscards(List<String> types, String[] underOtherRules) {
    int remaining = 0;
    for (int flow = 0; flow < underOtherRules.length; flow++) {
      if (!underOtherRules[flow].equals(DISCARDED)) {
        remaining++;
        assertThat(underOtherRules[flow]).isEqualTo(types.get(flow));
      }
    }
    assertThat(remaining).isEqualTo(486_394);
  }

  private CloseableIterator<Row> ask(Path capture) throws IOException {
    Path silkConf = Files.writeString(directory.resolve("silk.conf"), SILK_CONF);
    Path sensorConf = Files.writeString(directory.resolve("sensor.conf"), SENSOR_CONF);
    Path discarding = Files.writeString(directory.resolve("discarding.conf"), DISCARDING);
    TableEnvironment session =
        Room.session(
            EnvironmentSettings.inBatchMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            "UTC");
    session
        .getConfig()
        .set(
            "pipeline.global-job-parameters",
            "rearview.site.silk-conf:%s,rearview.site.sensor-conf:%s"
                .formatted(silkConf, sensorConf));
    return session
        .executeSql(
            """
            SELECT sequence_number * %d + journal_index, sensor, type,
              COALESCE(
                flow_type(
                  exporter_ip => exporter_ip, export_protocol => export_protocol,
                  src_ip => src_ip, dst_ip => dst_ip, src_port => src_port, dst_port => dst_port,
                  protocol => protocol, in_if => in_if, out_if => out_if, sensor_conf => '%s'),
                '%s')
            FROM flows_live /*+ OPTIONS('captures' = '%s') */"""
                .formatted(FLOWS_EACH, discarding, DISCARDED, capture))
        .collect();
  }

  /** Every flow of the oracle, in its order and with its times. */
  static byte[][] datagrams() throws IOException, InterruptedException {
    return datagrams(ORACLE.flows());
  }

  /**
   * Every flow of the oracle, in its order, each beginning a millisecond after the one before: so
   * their order is that of their times, of which many are the same otherwise.
   */
  static byte[][] datagramsInOrder() throws IOException, InterruptedException {
    List<String> flows = new ArrayList<>();
    for (String flow : ORACLE.flows()) {
      String[] columns = flow.split("\\|", -1);
      columns[START] =
          BigDecimal.valueOf(TIME.toEpochMilli() + flows.size(), MILLIS_DIGITS).toPlainString();
      flows.add(String.join("|", columns));
    }
    return datagrams(flows);
  }

  /** Flows that are lines of the oracle. */
  static byte[][] datagrams(List<String> flows) {
    List<byte[]> datagrams = new ArrayList<>();
    for (int first = 0; first < flows.size(); first += FLOWS_EACH) {
      byte[][] records =
          flows.subList(first, Math.min(first + FLOWS_EACH, flows.size())).stream()
              .map(SilkOracleTest::record)
              .toArray(byte[][]::new);
      NetFlow9Message message = new NetFlow9Message().exportedAt(TIME).sequence(datagrams.size());
      if (first == 0) {
        message.templates(TEMPLATE);
      }
      datagrams.add(message.data(TEMPLATE, records).toBytes());
    }
    return datagrams.toArray(byte[][]::new);
  }

  /** Addresses, ports, protocol, packets, bytes, interfaces, times and TCP flags of a line. */
  private static byte[] record(String line) {
    String[] columns = line.split("\\|", -1);
    long startMillis = millis(columns[START]);
    return TEMPLATE.record(
        Values.number(Long.parseLong(columns[0]), 4),
        Values.number(Long.parseLong(columns[1]), 4),
        Integer.parseInt(columns[2]),
        Integer.parseInt(columns[3]),
        Integer.parseInt(columns[4]),
        Integer.parseInt(columns[5]),
        Integer.parseInt(columns[6]),
        Integer.parseInt(columns[12]),
        Integer.parseInt(columns[13]),
        Values.number(startMillis, 8),
        Values.number(startMillis + millis(columns[DURATION]), 8),
        flags(columns[15]) | flags(columns[16]));
  }

  private static int flags(String letters) {
    return letters
        .chars()
        .filter(letter -> letter != ' ')
        .map(letter -> 1 << "FSRPAUEC".indexOf(letter))
        .sum();
  }

  private static long millis(String seconds) {
    return new BigDecimal(seconds).movePointRight(MILLIS_DIGITS).longValueExact();
  }
}
