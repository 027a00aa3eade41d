package dev.rearview.udf.silk;

import static dev.rearview.udf.silk.OracleTables.ORACLE;
import static dev.rearview.udf.silk.OracleTables.expected;
import static dev.rearview.udf.silk.OracleTables.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SiLK's tools print over SiLK's own test data is what SQL answers. */
class SilkToolsTest {

  @BeforeAll
  static void isThere() {
    assumeTrue(ORACLE.missing().isEmpty(), () -> ORACLE.missing().orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "rwcount--bin-size=1800, 1800, time-proportional",
    "rwcount--bin-size=1800--load-scheme=middle-spike, 1800, middle-spike",
    "rwcount--bin-size=1800--load-scheme=minimum-volume, 1800, minimum-volume",
    "rwcount--bin-size=30--load-scheme=end-spike, 30, end-spike"
  })
  void binsHaveWhatRwcountPrints(String command, int binSeconds, String scheme) throws Exception {
    String sql =
        """
        SELECT DATE_FORMAT(bin_time, 'yyyy/MM/dd''T''HH:mm:ss') || '|'
          || CAST(CAST(SUM(b.flows) AS DECIMAL(30, 2)) AS STRING) || '|'
          || CAST(CAST(SUM(b.octets) AS DECIMAL(30, 2)) AS STRING) || '|'
          || CAST(CAST(SUM(b.packets) AS DECIMAL(30, 2)) AS STRING)
        FROM flows AS f, LATERAL TABLE(
          count_bins(f.start_time, f.end_time, f.packets, f.octets, %d, '%s')) AS b(bin_time, flows, packets, octets)
        GROUP BY bin_time"""
            .formatted(binSeconds, scheme);

    assertThat(lines(OracleTables.session(), sql))
        .containsExactlyInAnyOrderElementsOf(
            expected(command, 1).stream()
                .filter(line -> !line.contains("|0.00|0.00|0.00"))
                .toList());
  }

  /**
   * SiLK's test gives rwscan the scans, and the flows of the other file that go to 192.168.0.0/16;
   * the addresses of these are the internal ones.
   */
  @ParameterizedTest
  @CsvSource({"0, hybrid, 634", "2, blr, 632"})
  void sourcesAreTheScannersOfRwscan(int number, String model, int scanners) throws Exception {
    String sql =
        """
        SELECT src_ip || '|' || CAST(protocol AS STRING)
          || '|' || DATE_FORMAT(s.first_time, 'yyyy-MM-ddHH:mm:ss')
          || '|' || DATE_FORMAT(s.last_time, 'yyyy-MM-ddHH:mm:ss')
          || '|' || CAST(s.flows AS STRING) || '|' || CAST(s.packets AS STRING)
          || '|' || CAST(s.octets AS STRING)
        FROM (
          SELECT src_ip, protocol,
            rwscan(f.dst_ip, src_port, dst_port, protocol, packets, octets, tcp_flags, start_time,
              end_time, a.dst_ip IS NOT NULL, '%s') AS s
          FROM (SELECT * FROM scan_flows UNION ALL SELECT * FROM flows WHERE ip_in(dst_ip, '192.168.0.0/16')) AS f
          LEFT JOIN (
            SELECT DISTINCT dst_ip FROM flows WHERE ip_in(dst_ip, '192.168.0.0/16')) AS a
          ON f.dst_ip = a.dst_ip
          GROUP BY src_ip, protocol)
        WHERE s.verdict = 'scan'"""
            .formatted(model);

    assertThat(lines(OracleTables.session(), sql))
        .containsExactlyInAnyOrderElementsOf(expected("rwscan--scan-model=" + number, 1))
        .hasSize(scanners);
  }

  @Test
  void groupsAreThoseOfRwuniqAndRwstats() throws Exception {
    StreamTableEnvironment tables = OracleTables.session();

    assertThat(
            lines(
                tables,
                "SELECT CAST(protocol AS STRING) || '|' || CAST(COUNT(*) AS STRING) FROM flows GROUP"
                    + " BY protocol"))
        .containsExactlyInAnyOrderElementsOf(expected("rwuniq--fields=proto", 1));
    assertThat(
            lines(
                tables,
                "SELECT sensor || '|all|' || type || '|' || CAST(COUNT(*) AS STRING) FROM flows GROUP"
                    + " BY sensor, type"))
        .containsExactlyInAnyOrderElementsOf(
            expected("rwuniq--fields=sensor,class,type--sort-output", 1));
  }

  @Test
  void percentagesAreThoseOfRwstats() throws Exception {
    String sql =
        """
        SELECT CAST(protocol AS STRING) || '|' || CAST(packets AS STRING)
          || '|' || CAST(CAST(100e0 * packets / total AS DECIMAL(10, 6)) AS STRING)
          || '|' || CAST(CAST(100e0 * cumulative / total AS DECIMAL(10, 6)) AS STRING)
        FROM (
          SELECT protocol, packets, SUM(packets) OVER (ORDER BY packets DESC) AS cumulative,
            SUM(packets) OVER () AS total
          FROM (SELECT protocol, SUM(packets) AS packets FROM flows GROUP BY protocol))
        ORDER BY packets DESC LIMIT 15""";

    assertThat(lines(OracleTables.session(), sql))
        .containsExactlyElementsOf(expected("rwstats--fields=proto--values=packets--count=15", 3));
  }
}
