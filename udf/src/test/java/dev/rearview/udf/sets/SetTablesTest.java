package dev.rearview.udf.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.catalogue.Session;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.SharedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets and prefix maps as tables say what {@code in_set} and {@code pmap} answer. */
class SetTablesTest {
  private static final String LABELS =
      "SELECT ip, label FROM (VALUES ('9.9.9.9'), ('10.0.0.0'), ('10.9.0.255'), ('10.9.1.0'),"
          + " ('10.255.255.255'), ('11.0.0.0'), ('::1'), ('2001:db8::1')) AS f(ip)"
          + ", TABLE(pmap_entries('zones')) AS e"
          + " WHERE ip_compare(ip, first_ip) >= 0 AND ip_compare(ip, last_ip) <= 0"
          + " AND ip_version(ip) = ip_version(first_ip)";

  @TempDir Path directory;

  @AfterEach
  void noTableIsLeftOpen() {
    assertThat(SharedTables.ofProcess().size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSetIsMadeOfPrefixesOfWhichNoneHasAnother(boolean streaming) throws Exception {
    write(
        "sets/bad.txt",
        """
        10.1.2.3
        10.1.0.0/16
        10.1.9.0/24
        10.2.0.5-10.2.0.8
        10.3.x.7
        192.0.2.1
        192.0.2.1
        2001:db8::/32
        2001:db8::9
        """);
    assertThat(rows(streaming, "SELECT prefix FROM TABLE(set_members('bad'))"))
        .containsExactlyInAnyOrder(
            Row.of("10.1.0.0/16"),
            Row.of("10.2.0.5"),
            Row.of("10.2.0.6/31"),
            Row.of("10.2.0.8"),
            Row.of("10.3.x.7"),
            Row.of("192.0.2.1"),
            Row.of("2001:db8::/32"));
    assertThat(rows(streaming, "SELECT prefix FROM TABLE(set_members(CAST(NULL AS STRING)))"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSetIsJoinedToRowsAndASetThatChangesIsSeenByTheNextQuery(boolean streaming)
      throws Exception {
    String query =
        "SELECT ip, prefix FROM (VALUES ('10.1.2.3'), ('10.9.9.9')) AS f(ip)"
            + " LEFT JOIN (SELECT * FROM TABLE(set_members('bad')) WHERE prefix IS NOT NULL) AS m"
            + " ON ip_in(ip, prefix)";
    write("sets/bad.txt", "10.1.0.0/16\n10.1.2.0/24\n");
    assertThat(rows(streaming, query))
        .containsExactlyInAnyOrder(Row.of("10.1.2.3", "10.1.0.0/16"), Row.of("10.9.9.9", null));
    write("sets/bad.txt", "10.9.0.0/16\n");
    assertThat(rows(streaming, query))
        .containsExactlyInAnyOrder(Row.of("10.1.2.3", null), Row.of("10.9.9.9", "10.9.0.0/16"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAddressIsInOneEntryOfAPrefixMapAndHasItsLabel(boolean streaming) throws Exception {
    write("pmaps/zones.txt", "default out\n10.0.0.0/8 in\n10.9.0.0 10.9.0.255 laboratory\n");
    assertThat(rows(streaming, LABELS))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                streaming,
                LABELS.replace(", label", ", pmap(ip, 'zones')").replaceFirst(", TABLE.*", "")))
        .hasSize(8)
        .contains(Row.of("10.9.0.255", "laboratory"), Row.of("::1", "out"));
    write("pmaps/zones.txt", "10.0.0.0/9 in\n10.128.0.0/9 in\n");
    assertThat(rows(streaming, "SELECT * FROM TABLE(pmap_entries('zones'))"))
        .containsExactly(Row.of("10.0.0.0", "10.255.255.255", null, null, null, "in"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRangeOverSeveralProtocolsIsARowForEach(boolean streaming) throws Exception {
    write(
        "pmaps/applications.txt",
        "mode proto-port\n6/80 web\n6/65000 8/10 wide\n6/65010 hole\n17 some udp\n");
    assertThat(rows(streaming, "SELECT * FROM TABLE(pmap_entries('applications'))"))
        .containsExactly(
            Row.of(null, null, 6, 80, 80, "web"),
            Row.of(null, null, 6, 65_000, 65_009, "wide"),
            Row.of(null, null, 6, 65_010, 65_010, "hole"),
            Row.of(null, null, 6, 65_011, 65_535, "wide"),
            Row.of(null, null, 7, 0, 65_535, "wide"),
            Row.of(null, null, 8, 0, 10, "wide"),
            Row.of(null, null, 17, 0, 65_535, "some udp"));
  }

  @Test
  void theDefaultOfAMapOfPortsIsOfEveryProtocolThatThereIs() throws Exception {
    write("pmaps/applications.txt", "mode proto-port\ndefault other\n6/80 web\n");
    assertThat(
            rows(
                false,
                "SELECT COUNT(*), COUNT(DISTINCT protocol), MAX(protocol),"
                    + " SUM(last_port - first_port + 1) FROM TABLE(pmap_entries('applications'))"))
        .containsExactly(Row.of(258L, 256L, 255, 256 * 65_536));
  }

  @Test
  void aNameWithoutAFileFailsTheQuery() {
    assertThatThrownBy(() -> rows(false, "SELECT * FROM TABLE(set_members('friends'))"))
        .hasStackTraceContaining("'friends' cannot be used: there is no ");
    assertThatThrownBy(() -> rows(true, "SELECT * FROM TABLE(pmap_entries('friends'))"))
        .hasStackTraceContaining("'friends' cannot be used: there is no ");
  }

  /** What is left when all changes have been applied: an outer join of streams takes rows back. */
  private List<Row> rows(boolean streaming, String sql) throws Exception {
    Map<String, String> parameters = Map.of(ReferenceDirectory.DIRECTORY, directory.toString());
    List<Row> rows = new ArrayList<>();
    for (Row change :
        (streaming ? Session.streaming(parameters) : Session.batch(parameters)).rows(sql)) {
      boolean added =
          change.getKind() == RowKind.INSERT || change.getKind() == RowKind.UPDATE_AFTER;
      change.setKind(RowKind.INSERT);
      if (added) {
        rows.add(change);
      } else {
        rows.remove(change);
      }
    }
    return rows;
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
