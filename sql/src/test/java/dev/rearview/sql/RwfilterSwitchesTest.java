package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of rwfilter's switches has every one of them, and Flink plans each predicate. */
class RwfilterSwitchesTest {
  private static final Path TABLE = Path.of("rwfilter.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.*?) \\| `(.*)` \\|$");
  private static final List<String> SWITCHES =
      List.of(
          "class type flowtypes sensors start-date end-date scidr dcidr any-cidr nhcidr not-scidr",
          "not-dcidr not-any-cidr not-nhcidr saddress daddress any-address next-hop-id not-saddress",
          "not-daddress not-any-address not-next-hop-id sipset dipset anyset nhipset not-sipset",
          "not-dipset not-anyset not-nhipset sport dport aport protocol icmp-type icmp-code",
          "active-time stime etime duration bytes packets bytes-per-packet flags-all flags-initial",
          "flags-session tcp-flags ack-flag cwr-flag ece-flag fin-flag psh-flag rst-flag syn-flag",
          "urg-flag attributes application input-index output-index any-index ip-version scc dcc",
          "any-cc stype dtype pmap-src-zones pmap-dst-zones pmap-any-zones tuple-file tuple-fields",
          "tuple-direction python-expr packets-per-second bytes-per-second payload-bytes",
          "payload-rate app-mismatch");

  /** Columns that an exporter may not send, and what SiLK has in their place. */
  private static final Map<String, String> ZEROS =
      Stream.of(
              "protocol src_port dst_port icmp_type icmp_code packets octets application in_if",
              "out_if tcp_flags initial_flags session_flags src_ip dst_ip next_hop_ip")
          .flatMap(line -> Stream.of(line.split(" ")))
          .collect(
              Collectors.toMap(
                  column -> column, column -> column.endsWith("_ip") ? "'0.0.0.0'" : "0"));

  private static final Set<String> LONGS =
      Set.of("packets", "octets", "application", "in_if", "out_if");

  @TempDir private Path directory;

  @Test
  void everySwitchHasItsPredicate() {
    String text = Room.text(TABLE);
    assertThat(String.join(" ", SWITCHES).split(" "))
        .allSatisfy(name -> assertThat(text).containsPattern("--" + name + "[=`]"));
  }

  @Test
  void everyPredicateIsPlanned() {
    TableEnvironment session = session();

    assertThat(predicates())
        .hasSizeGreaterThan(80)
        .allSatisfy(
            predicate ->
                assertThatCode(
                        () -> session.explainSql("SELECT src_ip FROM flows WHERE " + predicate))
                    .as(predicate)
                    .doesNotThrowAnyException());
  }

  @Test
  void whatAnExporterDidNotSendIsAs0() throws Exception {
    Files.writeString(
        Files.createDirectories(directory.resolve("reference/sets")).resolve("scanners.txt"),
        "203.0.113.64/28\n");
    TableEnvironment session = session();
    session
        .getConfig()
        .set(
            "pipeline.global-job-parameters",
            "rearview.reference.directory:" + directory.resolve("reference"));
    archiveFlowsOfWhichEachHasAColumnMissingOr0(session);
    List<String> predicates =
        predicates().stream()
            .filter(predicate -> !predicate.contains("pmap(") && !predicate.contains("SELECT"))
            .toList();
    List<List<String>> rows =
        Desk.rows(
            session.executeSql(
                predicates.stream()
                    .map(predicate -> "(" + predicate + ") IS TRUE")
                    .collect(
                        Collectors.joining(
                            ", ", "SELECT ", " FROM flows ORDER BY sequence_number"))));

    assertThat(rows).hasSize(2 * 2 * ZEROS.size());
    for (int row = 0; row < rows.size(); row += 2) {
      for (int i = 0; i < predicates.size(); i++) {
        assertThat(rows.get(row).get(i))
            .as("%s, with row %d", predicates.get(i), row)
            .isEqualTo(rows.get(row + 1).get(i));
      }
    }
  }

  private static void archiveFlowsOfWhichEachHasAColumnMissingOr0(TableEnvironment session)
      throws Exception {
    List<String> columns = List.copyOf(ZEROS.keySet());
    List<String> rows = new ArrayList<>();
    for (String protocol : List.of("1", "6")) {
      for (String column : columns) {
        for (boolean missing : new boolean[] {true, false}) {
          String values =
              columns.stream()
                  .map(other -> value(other, other.equals(column), missing, protocol))
                  .collect(Collectors.joining(", "));
          rows.add(
              "(TO_TIMESTAMP_LTZ(1772366400000, 3), '192.0.2.1', 4000, 'ipfix', CAST(%d AS BIGINT), %s)"
                  .formatted(rows.size(), values));
        }
      }
    }
    session
        .executeSql(
            "INSERT INTO flows_archive (received_time, exporter_ip, exporter_port,"
                + " export_protocol, sequence_number, "
                + String.join(", ", columns)
                + ") VALUES "
                + String.join(", ", rows))
        .await();
  }

  private static String value(String column, boolean chosen, boolean missing, String protocol) {
    String zero = ZEROS.get(column);
    String type = zero.startsWith("'") ? "STRING" : LONGS.contains(column) ? "BIGINT" : "INT";
    String usual =
        column.equals("protocol") ? protocol : zero.startsWith("'") ? "'192.0.2.9'" : "7";
    return "CAST(%s AS %s)".formatted(chosen ? missing ? "NULL" : zero : usual, type);
  }

  private TableEnvironment session() {
    return Room.session(
        EnvironmentSettings.inBatchMode(),
        directory.resolve("journal"),
        directory.resolve("archive"),
        "UTC");
  }

  private static List<String> predicates() {
    return ROW.matcher(Room.text(TABLE))
        .results()
        .map(row -> row.group(2).replace("\\|", "|"))
        .toList();
  }
}
