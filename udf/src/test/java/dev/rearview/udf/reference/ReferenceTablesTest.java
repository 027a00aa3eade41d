package dev.rearview.udf.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.catalogue.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are tables of a session in both modes, as they are when a query begins. */
class ReferenceTablesTest {
  private static final String FLOWS =
      "(VALUES ('10.1.2.3', 7), ('10.2.0.1', 8), ('192.0.2.1', 9), ('no address', 10),"
          + " (CAST(NULL AS STRING), 11)) AS f(ip, packets)";

  @TempDir Path directory;

  @AfterEach
  void noTableIsLeftOpen() {
    assertThat(SharedTables.ofProcess().size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void networksAreListedAsTheFunctionsAnswer(boolean streaming) throws Exception {
    write(
        "networks.csv",
        "prefix,name,owner\n10.0.0.0/8,all,us\n::/0,v6,\n10.1.0.0/16,old,\n10.1.7.7/16,new,them\n");
    assertThat(rows(streaming, "SELECT * FROM TABLE(networks())"))
        .containsExactlyInAnyOrder(
            Row.of("10.0.0.0/8", "all", null, null, "us", null),
            Row.of("10.1.0.0/16", "new", null, null, "them", null),
            Row.of("::/0", "v6", null, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theWholeLineOfTheLongestPrefixIsJoinedToEachRow(boolean streaming) throws Exception {
    write(
        "networks.csv",
        "prefix,name,role,site,owner,tenant\n10.0.0.0/8,all,,,us,\n10.1.0.0/16,office,a,b,,c\n");
    assertThat(
            rows(
                streaming,
                "SELECT packets, n.* FROM "
                    + FLOWS
                    + " LEFT JOIN LATERAL TABLE(network_of(f.ip)) AS n ON TRUE"))
        .containsExactlyInAnyOrder(
            Row.of(7, "10.1.0.0/16", "office", "a", "b", null, "c"),
            Row.of(8, "10.0.0.0/8", "all", null, null, "us", null),
            Row.of(9, null, null, null, null, null, null),
            Row.of(10, null, null, null, null, null, null),
            Row.of(11, null, null, null, null, null, null));
    assertThat(
            rows(
                streaming,
                "SELECT packets, name FROM " + FLOWS + ", LATERAL TABLE(network_of(f.ip))"))
        .containsExactlyInAnyOrder(Row.of(7, "office"), Row.of(8, "all"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void interfacesAreJoinedByExporterAndIndex(boolean streaming) throws Exception {
    write(
        "interfaces.csv",
        """
        exporter,index,name,description,speed_bps,boundary
        2001:DB8::0:1,4294967295,eth0,up,1000,internal
        192.0.2.1,7,eth9,,,
        192.0.2.1,7,eth1,,,
        """);
    assertThat(rows(streaming, "SELECT * FROM TABLE(reference_interfaces())"))
        .containsExactlyInAnyOrder(
            Row.of("2001:db8::1", 4294967295L, "eth0", "up", "internal", 1000L),
            Row.of("192.0.2.1", 7L, "eth1", null, null, null));
    assertThat(
            rows(
                streaming,
                "SELECT ip, i.name FROM (VALUES ('192.0.2.1', CAST(7 AS BIGINT))) AS f(ip, in_if)"
                    + ", TABLE(reference_interfaces()) AS i WHERE f.ip = i.exporter_ip AND"
                    + " f.in_if = i.if_index"))
        .containsExactly(Row.of("192.0.2.1", "eth1"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void servicesAreThoseOfIanaAndOfTheFileBeforeThem(boolean streaming) throws Exception {
    String query = "SELECT * FROM TABLE(services()) WHERE port IN (22, 53, 65001)";
    assertThat(rows(streaming, query))
        .contains(Row.of(22, 6, "ssh"), Row.of(53, 17, "domain"))
        .doesNotContain(Row.of(65_001, 132, "ours"));
    write("services.csv", "port,protocol,name\n22,tcp,shell\n65001,sctp,ours\n");
    assertThat(rows(streaming, query))
        .contains(Row.of(22, 6, "shell"), Row.of(53, 17, "domain"), Row.of(65_001, 132, "ours"))
        .doesNotContain(Row.of(22, 6, "ssh"));
    assertThat(
            rows(
                streaming,
                "SELECT * FROM TABLE(services()) WHERE name <> service_name(port, protocol)"
                    + " OR service_name(port, protocol) IS NULL"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void versionsHaveTheirTimesAndAllOtherColumns(boolean streaming) throws Exception {
    write(
        "asof/leases.csv",
        """
        valid_from,valid_to,key,value,user
        2026-01-02,,10.0.0.1,b,
        ,2026-01-02,10.0.0.1,a,alice
        ,,2001:DB8::1,c,bob
        """);
    Instant change = Instant.parse("2026-01-02T00:00:00Z");
    assertThat(rows(streaming, "SELECT * FROM TABLE(asof_entries('leases'))"))
        .containsExactlyInAnyOrder(
            Row.of(null, change, "10.0.0.1", values("a", "alice")),
            Row.of(change, null, "10.0.0.1", values("b", null)),
            Row.of(null, null, "2001:db8::1", values("c", "bob")));
    assertThat(rows(streaming, "SELECT * FROM TABLE(asof_entries(CAST(NULL AS STRING)))"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChangedFileIsSeenByTheNextQueryEvenWhileAnotherHoldsTheTable(boolean streaming)
      throws Exception {
    write("networks.csv", "prefix,name\n10.0.0.0/8,before\n");
    try (Lease<?> held =
        ReferenceDirectory.lease(
            new JobParameters(parameters()), new NetworksSource(directory()))) {
      assertThat(held.problem()).isEmpty();
      String query = "SELECT name FROM TABLE(networks())";
      assertThat(rows(streaming, query)).containsExactly(Row.of("before"));
      write("networks.csv", "prefix,name\n10.0.0.0/8,afterwards\n");
      assertThat(rows(streaming, query)).containsExactly(Row.of("afterwards"));
      write("networks.csv", "prefix,name\nnonsense,x\n");
      assertThat(rows(streaming, query)).containsExactly(Row.of("afterwards"));
    }
  }

  @Test
  void aFileWithoutLinesIsAnEmptyTable() throws Exception {
    write("networks.csv", "prefix,name\n");
    write("interfaces.csv", "exporter,index,name\n");
    assertThat(rows(false, "SELECT * FROM TABLE(networks())")).isEmpty();
    assertThat(rows(false, "SELECT * FROM TABLE(reference_interfaces())")).isEmpty();
  }

  @Test
  void aListOfAFileThatIsNotThereFailsTheQueryAndSaysWhichFile() throws IOException {
    assertThatThrownBy(() -> rows(false, "SELECT * FROM TABLE(networks())"))
        .hasStackTraceContaining("networks cannot be listed: there is no ")
        .hasStackTraceContaining("networks.csv");
    assertThatThrownBy(() -> rows(true, "SELECT * FROM TABLE(asof_entries('owners'))"))
        .hasStackTraceContaining("'owners' cannot be used: there is no ");
    write("interfaces.csv", "exporter,index,name\nrouter,1,eth0\n");
    assertThatThrownBy(() -> rows(false, "SELECT * FROM TABLE(reference_interfaces())"))
        .hasStackTraceContaining("interfaces cannot be listed: ")
        .hasStackTraceContaining(":2: expected an address as exporter, found 'router'");
  }

  @Test
  void aLookUpWithoutAFileFindsNothing() throws Exception {
    assertThat(
            rows(
                false,
                "SELECT packets, name FROM "
                    + FLOWS
                    + " LEFT JOIN LATERAL TABLE(network_of(f.ip)) AS n ON TRUE WHERE packets = 7"))
        .containsExactly(Row.of(7, null));
  }

  private List<Row> rows(boolean streaming, String sql) throws Exception {
    Session session = streaming ? Session.streaming(parameters()) : Session.batch(parameters());
    return session.rows(sql);
  }

  private Map<String, String> parameters() {
    return Map.of(ReferenceDirectory.DIRECTORY, directory.toString());
  }

  private ReferenceDirectory directory() {
    return new ReferenceDirectory(directory.toString());
  }

  private static Map<String, String> values(String value, String user) {
    Map<String, String> values = new HashMap<>();
    values.put("value", value);
    values.put("user", user);
    return values;
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
