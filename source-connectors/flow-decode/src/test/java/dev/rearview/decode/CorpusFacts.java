package dev.rearview.decode;

import dev.rearview.decode.DecodedCase.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the project itself says of other people's captures: how much is in each, what is wrong with
 * it, values that nobody else tells, and where others are wrong.
 */
final class CorpusFacts {
  private static final Path RESOURCES = Path.of("src/test/resources/corpus-facts");

  /** Problem label to number, as in {@code sequence_gap=2 trailing_bytes=1}. */
  static final String NO_PROBLEM = "-";

  /**
   * One case of {@code cases.tsv}.
   *
   * @param problems label to number
   */
  record Case(
      long datagrams,
      long flows,
      long options,
      long counters,
      long packets,
      long octets,
      Map<String, Long> problems) {

    /** What a decoder made of it. */
    static Case of(DecodedCase decoded) {
      return new Case(
          decoded.counters().datagrams(),
          decoded.lines(Kind.FLOW).size(),
          decoded.lines(Kind.OPTIONS).size(),
          decoded.lines(Kind.COUNTER).size(),
          decoded.sum("packets"),
          decoded.sum("octets"),
          decoded.problems());
    }

    String toLine(String name) {
      StringBuilder line = new StringBuilder(name);
      for (long number : new long[] {datagrams, flows, options, counters, packets, octets}) {
        line.append('\t').append(number);
      }
      List<String> labels = new ArrayList<>();
      problems.forEach((label, count) -> labels.add(label + "=" + count));
      return line.append('\t')
          .append(labels.isEmpty() ? NO_PROBLEM : String.join(" ", labels))
          .toString();
    }
  }

  /** A value of a row that no other decoder gives. */
  record Value(String caseName, Kind kind, int index, String place, String value) {
    void check(DecodedCase decoded) {
      Line line = decoded.lines(kind).get(index);
      if (!value.equals(String.valueOf(line.value(place)))) {
        throw new AssertionError(this + ", but it is " + line);
      }
    }
  }

  private CorpusFacts() {}

  /** Case to what is in it. */
  static Map<String, Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>();
    for (String[] cells : table("cases.tsv", 8)) {
      Map<String, Long> problems = new TreeMap<>();
      if (!cells[7].equals(NO_PROBLEM)) {
        for (String problem : cells[7].split(" ")) {
          int equals = problem.indexOf('=');
          problems.put(problem.substring(0, equals), Long.parseLong(problem.substring(equals + 1)));
        }
      }
      cases.put(
          cells[0],
          new Case(
              Long.parseLong(cells[1]),
              Long.parseLong(cells[2]),
              Long.parseLong(cells[3]),
              Long.parseLong(cells[4]),
              Long.parseLong(cells[5]),
              Long.parseLong(cells[6]),
              problems));
    }
    return cases;
  }

  /** Values of single rows. */
  static List<Value> values() {
    return table("values.tsv", 5).stream()
        .map(
            cells ->
                new Value(
                    cells[0],
                    Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                    Integer.parseInt(cells[2]),
                    cells[3],
                    cells[4]))
        .toList();
  }

  /**
   * Where what Rearview makes of a case differs from what an origin or the reference says.
   *
   * @param caseName the case
   * @param who {@code origin} or {@code reference}
   * @param what the field, or what is counted
   * @param records in how many records; of a count that of {@code who}
   * @param right who is right: {@code rearview}, or {@code who}
   * @param reason why, for whoever reads the file
   */
  record Deviation(
      String caseName, String who, String what, long records, String right, String reason) {}

  /** All deviations of a case. */
  static List<Deviation> deviations(String caseName) {
    List<Deviation> deviations = new ArrayList<>();
    for (String[] cells : table("deviations.tsv", 6)) {
      Deviation deviation =
          new Deviation(cells[0], cells[1], cells[2], Long.parseLong(cells[3]), cells[4], cells[5]);
      boolean judged = List.of("rearview", deviation.who).contains(deviation.right);
      if (!judged || deviation.reason.length() < 20) {
        throw new AssertionError("deviations.tsv does not tell who is right and why: " + deviation);
      }
      if (deviation.caseName.equals(caseName)) {
        deviations.add(deviation);
      }
    }
    return deviations;
  }

  /** The same as {@link CaseComparison#differences} gives them. */
  static Map<String, Long> differences(String caseName) {
    Map<String, Long> differences = new TreeMap<>();
    deviations(caseName).forEach(d -> differences.put(d.who + " " + d.what, d.records));
    return differences;
  }

  private static List<String[]> table(String file, int columns) {
    List<String[]> rows = new ArrayList<>();
    for (String line : SharedCase.lines(RESOURCES.resolve(file))) {
      if (!line.startsWith("#")) {
        String[] cells = line.split("\t", -1);
        if (cells.length != columns) {
          throw new AssertionError(file + ": not " + columns + " columns: " + line);
        }
        rows.add(cells);
      }
    }
    return rows;
  }
}
