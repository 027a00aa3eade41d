package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Captures that ended inside a record, as when a capture tool is stopped: all that is whole in them
 * was read. What the reader says of them in its report.
 *
 * @param bytesByFile bytes behind the last whole record, by the capture's place in the order given,
 *     from 0; of a compressed capture those that could be unpacked
 */
record CutCaptures(Map<Integer, Long> bytesByFile) {

  /** Those of a report, read as JSON. */
  static CutCaptures of(JsonNode report) {
    Map<Integer, Long> bytes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : report.path("cutShort").properties()) {
      bytes.put(Integer.valueOf(entry.getKey()), entry.getValue().asLong());
    }
    return new CutCaptures(bytes);
  }

  /** A line for each. */
  void warn(List<InputFile> files, PrintStream err) {
    bytesByFile.forEach(
        (file, bytes) ->
            err.printf(
                "warning: %s is cut short%s%n",
                files.get(file).path(),
                bytes > 0
                    ? String.format(
                        " in its last record: the last %,d bytes of it were left out", bytes)
                    : ": it was read as far as it can be unpacked"));
  }
}
