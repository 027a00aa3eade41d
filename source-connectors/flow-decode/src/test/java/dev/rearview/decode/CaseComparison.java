package dev.rearview.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.decode.DecodedCase.Line;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds what came out of a case to what its origin and an independent decoder say, and counts in
 * how many records each field differs.
 */
final class CaseComparison {
  /** What finds the row of a record where rows and records do not pair off one to one. */
  private static final Set<String> IDENTITY =
      Set.of("src_addr", "dst_addr", "src_port", "dst_port", "bytes", "packets", "app_id", "agent");

  private static final RawValues RAW = new RawValues();

  private final SharedCase shared;
  private final DecodedCase decoded;
  private final Map<String, Long> differences = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();

  /** Rows of the other direction, which no other decoder gives. */
  private final IdentityHashMap<Line, Boolean> reverseRows = new IdentityHashMap<>();

  CaseComparison(SharedCase shared, DecodedCase decoded) {
    this.shared = shared;
    this.decoded = decoded;
    List<JsonNode> reference = shared.records("ref");
    compareReference(reference, Kind.FLOW, "flow");
    compareReference(reference, Kind.OPTIONS, "options");
    compareReference(reference, Kind.COUNTER, "counters");
    if (shared.origin() != null) {
      compareOrigin(shared.origin());
    }
  }

  /** {@code reference <field>} or {@code origin <field>} to the records that differ. */
  Map<String, Long> differences() {
    return differences;
  }

  /** For each difference the first record that has it, and its row. */
  Map<String, String> examples() {
    return examples;
  }

  private void compareReference(List<JsonNode> all, Kind kind, String label) {
    List<JsonNode> records =
        all.stream().filter(record -> record.get("kind").asText().equals(label)).toList();
    List<Line> rows = decoded.lines(kind);
    long reverse =
        kind == Kind.FLOW ? records.stream().filter(CaseComparison::isTwoFlows).count() : 0;
    boolean inStep = rows.size() == records.size() + reverse;
    if (!inStep) {
      String counted = "reference " + kind.label();
      differences.put(counted, (long) records.size());
      examples.put(counted, rows.size() + " rows, " + records.size() + " records");
    }
    int next = 0;
    for (JsonNode record : records) {
      if (!inStep) {
        next = skipTo(record, rows, next);
      }
      if (next >= rows.size()) {
        differ("reference", Set.of(kind.label() + " without row"), record, null);
        continue;
      }
      Line row = rows.get(next++);
      Line back = null;
      if (kind == Kind.FLOW && isTwoFlows(record) && next < rows.size()) {
        back = rows.get(next++);
        reverseRows.put(back, true);
      }
      compare(record, row, back);
    }
  }

  private void compare(JsonNode record, Line row, Line back) {
    differ(
        "reference",
        NeutralNames.differences(record.get("norm"), row, Tolerance.NONE),
        record,
        row);
    JsonNode raw = record.get("raw");
    String protocol = record.get("proto").asText();
    if (protocol.equals("v9") || protocol.equals("ipfix")) {
      differ("reference", RAW.differences(raw, protocol.equals("v9"), row, back), record, row);
    } else if (row.kind() == Kind.COUNTER) {
      differ("reference", InterfaceCounters.differences(raw, row), record, row);
    }
  }

  /** Where the row of a record is, from {@code from} on; the end if there is none. */
  private static int skipTo(JsonNode record, List<Line> rows, int from) {
    for (int i = from; i < rows.size(); i++) {
      Set<String> different =
          NeutralNames.differences(record.get("norm"), rows.get(i), Tolerance.NONE);
      if (different.stream().noneMatch(IDENTITY::contains)) {
        return i;
      }
    }
    return rows.size();
  }

  /** RFC 5103: a flow and the one that came back are one record. */
  private static boolean isTwoFlows(JsonNode record) {
    JsonNode raw = record.get("raw");
    for (String name :
        List.of(
            "reverse_octetDeltaCount",
            "reverse_packetDeltaCount",
            "reverse_octetTotalCount",
            "reverse_packetTotalCount",
            "responderOctets",
            "responderPackets")) {
      if (raw.path(name).asLong() > 0) {
        return true;
      }
    }
    return false;
  }

  private void compareOrigin(JsonNode origin) {
    String counted = origin.path("count_is").asText();
    boolean log = counted.startsWith("records softflowd");
    List<Line> rows =
        new ArrayList<>(
            log || counted.equals("flow records")
                ? decoded.lines(Kind.FLOW)
                : decoded.lines(Kind.FLOW, Kind.OPTIONS, Kind.COUNTER));
    rows.removeIf(reverseRows::containsKey);
    JsonNode count = origin.get("record_count");
    if (!count.isNull() && count.asLong() != rows.size()) {
      differences.put("origin record_count", count.asLong());
      examples.put("origin record_count", count + " records, " + rows.size() + " rows");
    }
    Tolerance tolerance = log ? Tolerance.ofLog(shared.protocol()) : Tolerance.NONE;
    List<Line> unmatched = new ArrayList<>(rows);
    for (JsonNode record : origin.get("flows")) {
      Line row =
          record.has("index")
              ? indexed(record.get("index").asInt(), rows)
              : takeNearest(record, unmatched, tolerance);
      differ(
          "origin",
          row == null
              ? Set.of("record without row")
              : NeutralNames.differences(record, row, tolerance),
          record,
          row);
    }
  }

  /** An index may count the options records though the number of records does not. */
  private Line indexed(int index, List<Line> rows) {
    List<Line> all = index < rows.size() ? rows : decoded.lines(Kind.FLOW, Kind.OPTIONS);
    return index < all.size() ? all.get(index) : null;
  }

  /** Takes the row that differs from the record in the fewest fields. */
  private static Line takeNearest(JsonNode record, List<Line> rows, Tolerance tolerance) {
    int nearest = -1;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < rows.size() && fewest > 0; i++) {
      if (ofKind(record, rows.get(i))) {
        int different = NeutralNames.differences(record, rows.get(i), tolerance).size();
        if (different < fewest) {
          fewest = different;
          nearest = i;
        }
      }
    }
    return nearest < 0 ? null : rows.remove(nearest);
  }

  private static boolean ofKind(JsonNode record, Line row) {
    return switch (record.path("kind").asText("flow")) {
      case "options" -> row.kind() == Kind.OPTIONS;
      case "counters" -> row.kind() == Kind.COUNTER;
      default -> row.kind() == Kind.FLOW;
    };
  }

  private void differ(String who, Set<String> fields, JsonNode record, Line row) {
    for (String field : fields) {
      differences.merge(who + " " + field, 1L, Long::sum);
      examples.putIfAbsent(who + " " + field, record + "\n   row " + row);
    }
  }
}
