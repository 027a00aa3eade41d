package dev.rearview.udf.site.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions, called by Flink. */
class SiteFunctionsTest {
  private static final String COLUMNS =
      "exporter_ip => exporter_ip, export_protocol => export_protocol, src_ip => src_ip,"
          + " dst_ip => dst_ip, src_port => src_port, dst_port => dst_port,"
          + " protocol => protocol, in_if => in_if, out_if => out_if";

  @TempDir private Path directory;
  private Path silkConf;
  private Path sensorConf;
  private TableEnvironment tables;

  @BeforeEach
  void openSession() throws IOException {
    silkConf =
        write(
            "silk.conf", "sensor 0 edge\nsensor 1 copy\nclass all\nsensors edge copy\nend class\n");
    sensorConf = write("sensor.conf", sensorConf("10.0.0.0/8"));
    tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());
    tables.getConfig().set("parallelism.default", "1");
    tables.createTemporarySystemFunction("sensor", SensorFunction.class);
    tables.createTemporarySystemFunction("flow_type", FlowTypeFunction.class);
    tables.createTemporarySystemFunction("flow_class", FlowClassFunction.class);
    tables.createTemporarySystemFunction("flow_categories", FlowCategoriesFunction.class);
    tables.executeSql(
        """
        CREATE TEMPORARY VIEW flows AS SELECT * FROM (VALUES
          ('192.0.2.1', 'netflow9', '198.51.100.7', '10.1.2.3', 40000, 443, 6,
            CAST(1 AS BIGINT), CAST(2 AS BIGINT)),
          ('192.0.2.1', 'netflow9', '10.1.2.3', '2001:db8::1', 53, 53, 17,
            CAST(NULL AS BIGINT), CAST(NULL AS BIGINT)),
          ('192.0.2.9', 'netflow9', '10.1.2.3', '198.51.100.7', 1, 2, 17,
            CAST(1 AS BIGINT), CAST(2 AS BIGINT)))
        AS t(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port, protocol, in_if, out_if)
        """);
  }

  @Test
  void everySensorOfAFlowIsARow() {
    parameters();
    assertThat(
            rows(
                "SELECT src_ip, sensor, class, type FROM flows, LATERAL TABLE(flow_categories("
                    + COLUMNS
                    + ")) AS c(sensor, class, type)"))
        .containsExactly(
            "198.51.100.7, edge, all, inweb",
            "198.51.100.7, copy, all, inweb",
            "10.1.2.3, edge, all, out",
            "10.1.2.3, copy, all, in");
  }

  @Test
  void aFlowThatNoSensorTakesKeepsItsRowWithNulls() {
    parameters();
    assertThat(
            rows(
                "SELECT exporter_ip, type FROM flows LEFT JOIN LATERAL TABLE(flow_categories("
                    + COLUMNS
                    + ")) AS c(sensor, class, type) ON TRUE WHERE src_port = 1"))
        .containsExactly("192.0.2.9, null");
  }

  @Test
  void theFirstSensorOfAFlowIsAScalar() {
    parameters();
    assertThat(
            rows(
                "SELECT sensor("
                    + COLUMNS
                    + "), flow_class("
                    + COLUMNS
                    + "), flow_type("
                    + COLUMNS
                    + ") FROM flows"))
        .containsExactly("edge, all, inweb", "edge, all, out", "null, null, null");
  }

  @Test
  void anArgumentNamesOtherRulesThanTheJobs() throws IOException {
    parameters();
    Path other = write("other.conf", sensorConf("198.51.100.0/24"));
    assertThat(
            rows(
                "SELECT flow_type("
                    + COLUMNS
                    + ", sensor_conf => '"
                    + other
                    + "'), flow_type("
                    + COLUMNS
                    + ") FROM flows"))
        .containsExactly("outweb, inweb", "ext2ext, out", "null, null");
  }

  @Test
  void columnsMayBeGivenByPosition() {
    parameters();
    assertThat(
            rows(
                "SELECT flow_type(exporter_ip, export_protocol, src_ip, dst_ip, src_port, dst_port,"
                    + " protocol, in_if, out_if) FROM flows"))
        .containsExactly("inweb", "out", "null");
  }

  @Test
  void withoutASiteNothingIsSaid() {
    assertThat(rows("SELECT sensor(" + COLUMNS + ") FROM flows"))
        .containsExactly("null", "null", "null");
  }

  @Test
  void aBrokenSiteSaysWhatIsWrongWithIt() throws IOException {
    Files.writeString(sensorConf, "probe p netflow-v6\nend probe\nsensor nowhere\nend sensor\n");
    parameters();
    assertThatThrownBy(() -> rows("SELECT sensor(" + COLUMNS + ") FROM flows"))
        .hasStackTraceContaining(sensorConf + ":1: found 'netflow-v6', expected one of")
        .hasStackTraceContaining(sensorConf + ":3: found sensor nowhere, expected");
  }

  private void parameters() {
    tables
        .getConfig()
        .set(
            "pipeline.global-job-parameters",
            "rearview.site.silk-conf:'"
                + silkConf
                + "',rearview.site.sensor-conf:'"
                + sensorConf
                + "'");
  }

  static String sensorConf(String internal) {
    return """
        probe p netflow-v9
          listen-on-port 9995
          protocol udp
          accept-from-host 192.0.2.1
        end probe
        sensor edge
          netflow-v9-probes p
          internal-ipblocks %s
        end sensor
        sensor copy
          netflow-v9-probes p
          source-network external
          destination-network internal
          discard-when any-interfaces 7
        end sensor
        """
        .formatted(internal);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private List<String> rows(String query) {
    List<String> rows = new ArrayList<>();
    try (CloseableIterator<Row> results = tables.executeSql(query).collect()) {
      results.forEachRemaining(
          row -> {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.getArity(); i++) {
              values.add(String.valueOf(row.getField(i)));
            }
            rows.add(String.join(", ", values));
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
