package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the reader of a replay's captures wrote down at its end.
 *
 * @param counts datagrams, records and so on, by the name that the reader gives them
 * @param cut captures that ended inside a record
 * @param problems how often each problem was met; those never met are absent
 */
record ReplayReport(Map<String, Long> counts, CutCaptures cut, Map<String, Long> problems) {

  /** Reads the report and deletes it; empty if there is none. */
  static Optional<ReplayReport> take(Path file) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      Files.delete(file);
      return Optional.of(
          new ReplayReport(numbers(json), CutCaptures.of(json), numbers(json.path("problems"))));
    } catch (IOException e) {
      throw new RearviewException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Long> numbers(JsonNode object) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isNumber()) {
        numbers.put(field.getKey(), field.getValue().asLong());
      }
    }
    return numbers;
  }

  /** Flows read. */
  long flows() {
    return count("records");
  }

  /** Datagrams read. */
  long datagrams() {
    return count("datagrams");
  }

  /** Whether there was a flow, or something else that an exporter has to say. */
  boolean foundRecords() {
    return flows() + count("optionsRecords") + count("counterSamples") > 0;
  }

  /** Prints it, one line a fact, and no line for what did not happen. */
  void print(PrintStream out) {
    out.printf("%,d flows archived%n", flows());
    line(out, "%,d options records archived%n", count("optionsRecords"));
    line(out, "%,d counter samples archived%n", count("counterSamples"));
    out.printf(
        "%,d datagrams: %,d decoded, %,d filtered, %,d failed%n",
        datagrams(), count("decoded"), count("filtered"), count("failed"));
    problems.forEach((problem, times) -> out.printf("%,d × %s%n", times, problem));
    line(out, "%,d missing by sequence number%n", count("sequenceGaps"));
    line(out, "%,d packets passed over: fragments, or no UDP%n", count("packetsSkipped"));
  }

  private static void line(PrintStream out, String format, long count) {
    if (count > 0) {
      out.printf(format, count);
    }
  }

  private long count(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
