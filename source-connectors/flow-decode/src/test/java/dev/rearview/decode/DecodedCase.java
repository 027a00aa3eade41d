package dev.rearview.decode;

import dev.rearview.codec.problem.DecodeCounters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that came out of files, in the order of the wire. */
final class DecodedCase {
  /** A row that stays as it is. */
  record Line(Kind kind, Map<String, Object> values) {
    /** What the row says under that column, or in that map of it ({@code extra.ipVersion}). */
    Object value(String place) {
      int dot = place.indexOf('.');
      if (dot < 0) {
        return values.get(place);
      }
      return values.get(place.substring(0, dot)) instanceof Map<?, ?> map
          ? map.get(place.substring(dot + 1))
          : null;
    }

    /** A number, or 0 if there is none. */
    long number(String column) {
      return values.get(column) instanceof Long number ? number : 0;
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final DecodeCounters counters;

  DecodedCase(List<Input> inputs) throws IOException {
    DecodeRun run = new DecodeRun(this::add, complaints);
    run.run(inputs);
    counters = run.counters();
  }

  private void add(Row row) {
    Map<String, Object> copy = new LinkedHashMap<>();
    row.values()
        .forEach(
            (name, value) ->
                copy.put(name, value instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : value));
    lines.add(new Line(row.kind(), copy));
  }

  /** Rows of these kinds, in order. */
  List<Line> lines(Kind... kinds) {
    return lines.stream().filter(line -> List.of(kinds).contains(line.kind)).toList();
  }

  /** How often each problem occurred. */
  Map<String, Long> problems() {
    Map<String, Long> problems = new TreeMap<>();
    for (Line line : lines(Kind.PROBLEM)) {
      problems.merge(line.value("problem").toString(), line.number("count"), Long::sum);
    }
    return problems;
  }

  /** Sum of a column over all flows. */
  long sum(String column) {
    return lines(Kind.FLOW).stream().mapToLong(flow -> flow.number(column)).sum();
  }

  List<String> complaints() {
    return complaints;
  }

  DecodeCounters counters() {
    return counters;
  }
}
