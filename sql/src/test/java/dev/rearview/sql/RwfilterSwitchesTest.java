package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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

  @TempDir private Path directory;

  @Test
  void everySwitchHasItsPredicate() {
    String text = Room.text(TABLE);
    assertThat(String.join(" ", SWITCHES).split(" "))
        .allSatisfy(name -> assertThat(text).containsPattern("--" + name + "[=`]"));
  }

  @Test
  void everyPredicateIsPlanned() {
    TableEnvironment session =
        Room.session(
            EnvironmentSettings.inBatchMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            "UTC");
    List<String> predicates =
        ROW.matcher(Room.text(TABLE))
            .results()
            .map(row -> row.group(2).replace("\\|", "|"))
            .toList();

    assertThat(predicates)
        .hasSizeGreaterThan(80)
        .allSatisfy(
            predicate ->
                assertThatCode(
                        () -> session.explainSql("SELECT src_ip FROM flows WHERE " + predicate))
                    .as(predicate)
                    .doesNotThrowAnyException());
  }
}
