package dev.rearview.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How many of other people's captures Rearview reads wholly right, beside tshark, nfdump and pmacct
 * as they were run on the same files. Prints the table.
 *
 * <p>tshark is right if it shows every record, nfdump and pmacct if they show every flow (of cases
 * without flows they are not asked), and if nothing is noted against them; Rearview, if nothing
 * differs but where the project's facts say that Rearview is right.
 */
class CorpusPeersTest {
  private static final List<String> COLUMNS =
      List.of("cases", "Rearview", "tshark", "with flows", "nfdump", "pmacct");

  @Test
  void onlyWhereTheFactsSayDoesAPeerReadMore() throws IOException {
    assumeTrue(Files.isDirectory(SharedCase.ROOT), "no captures: set -Drearview.shared");
    Map<String, Map<String, Integer>> table = new TreeMap<>();
    for (SharedCase shared : SharedCase.all()) {
      String protocol = shared.protocol();
      boolean right = rearviewIsRight(shared);
      count(table, protocol, "cases", true);
      count(table, protocol, "Rearview", right);
      count(table, protocol, "tshark", tsharkIsRight(shared));
      if (flows(shared) > 0) {
        count(table, protocol, "with flows", true);
        count(table, protocol, "nfdump", nfdumpIsRight(shared));
        count(table, protocol, "pmacct", pmacctIsRight(shared));
      }
      assertThat(right).as(shared.name()).isEqualTo(!isKnownToFallShort(shared));
    }
    System.out.printf("%-8s %s%n", "", String.join("  ", COLUMNS));
    table.forEach(
        (protocol, counts) -> {
          StringBuilder line = new StringBuilder();
          COLUMNS.forEach(c -> line.append(("%" + c.length() + "d  ").formatted(counts.get(c))));
          System.out.printf("%-8s %s%n", protocol, line);
        });
  }

  private static boolean isKnownToFallShort(SharedCase shared) {
    return CorpusFacts.deviations(shared.name()).stream()
        .anyMatch(deviation -> !deviation.right().equals("rearview"));
  }

  private static void count(
      Map<String, Map<String, Integer>> table, String protocol, String who, boolean right) {
    table.computeIfAbsent(protocol, p -> new TreeMap<>()).merge(who, right ? 1 : 0, Integer::sum);
  }

  private static boolean rearviewIsRight(SharedCase shared) throws IOException {
    DecodedCase decoded = new DecodedCase(shared.inputs());
    return !isKnownToFallShort(shared)
        && new CaseComparison(shared, decoded)
            .differences()
            .equals(CorpusFacts.differences(shared.name()));
  }

  private static boolean tsharkIsRight(SharedCase shared) {
    CorpusFacts.Case facts = CorpusFacts.cases().get(shared.name());
    long all = flows(shared) + facts.options() + facts.counters() + number(shared, "ref_events");
    return number(shared, "tshark_records") == all && nothingNoted(shared, "tshark");
  }

  private static boolean nfdumpIsRight(SharedCase shared) {
    return number(shared, "nfdump_flows") == flows(shared) && nothingNoted(shared, "nfdump");
  }

  /** Its rows are sums over flows with equal keys, so that packets tell whether any is missing. */
  private static boolean pmacctIsRight(SharedCase shared) {
    long theirs =
        shared.records("pmacct").stream().mapToLong(row -> row.path("packets").asLong()).sum();
    long reference =
        shared.records("ref").stream()
            .filter(record -> record.get("kind").asText().equals("flow"))
            .map(record -> record.get("norm"))
            .mapToLong(norm -> norm.path("packets").asLong(norm.path("packets_total").asLong()))
            .sum();
    boolean sampled = shared.protocol().equals("sflow");
    return (sampled || theirs == reference)
        && number(shared, "ref_flows") == flows(shared)
        && (flows(shared) == 0 || number(shared, "pmacct_rows") > 0)
        && nothingNoted(shared, "pmacct");
  }

  /** Flows as peers count them: a biflow is one. Of sFlow another decoder misses some. */
  private static long flows(SharedCase shared) {
    return shared.protocol().equals("sflow")
        ? CorpusFacts.cases().get(shared.name()).flows()
        : number(shared, "ref_flows_if_data_waits_for_templates");
  }

  private static long number(SharedCase shared, String column) {
    return Long.parseLong(shared.cells().get(column));
  }

  private static boolean nothingNoted(SharedCase shared, String peer) {
    return !Pattern.compile(
            "(^|\\| )" + peer + " (\\d+ of|none of|differs|first time differs|sums)")
        .matcher(shared.cells().get("disagreements"))
        .find();
  }
}
