package dev.rearview.udf.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.testkit.geo.MmdbWriter;
import dev.rearview.udf.catalogue.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The row of an address says what the scalar functions do. */
class GeoRowTest {
  private static final String FLOWS =
      " FROM (VALUES (1, '203.0.113.7'), (2, '10.0.0.1'), (3, '198.51.100.1'), (4, 'none'),"
          + " (5, CAST(NULL AS STRING))) AS f(id, ip)";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRowSaysWhatTheScalarFunctionsDo(boolean streaming) throws Exception {
    ExampleDatabases.write(directory);
    new MmdbWriter("asn alone", 1)
        .add("198.51.100.0", 24, Map.of("asn", 64_501))
        .writeTo(directory.resolve("asn-alone.mmdb"));
    List<Row> joined =
        rows(
            streaming,
            "SELECT id, g.*" + FLOWS + " LEFT JOIN LATERAL TABLE(geoip_of(f.ip)) AS g ON TRUE");
    assertThat(joined)
        .hasSize(5)
        .contains(
            Row.of(1, "DE", "Germany", "EU", "Berlin", 52.5, 13.4, 64_500L, "Example Networks"),
            Row.of(3, null, null, null, null, null, null, 64_501L, null))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                streaming,
                "SELECT id, country(ip), country_name(ip), continent(ip), city(ip), latitude(ip),"
                    + " longitude(ip), asn(ip), as_org(ip)"
                    + FLOWS));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDatabaseThatChangesIsSeenByTheNextQuery(boolean streaming) throws Exception {
    String query = "SELECT id, city" + FLOWS + ", LATERAL TABLE(geoip_of(f.ip))";
    assertThat(rows(streaming, query)).isEmpty();
    ExampleDatabases.write(directory);
    assertThat(rows(streaming, query)).containsExactly(Row.of(1, "Berlin"));
  }

  private List<Row> rows(boolean streaming, String sql) throws Exception {
    Map<String, String> parameters = Map.of(GeoSettings.DIRECTORY, directory.toString());
    return (streaming ? Session.streaming(parameters) : Session.batch(parameters)).rows(sql);
  }
}
